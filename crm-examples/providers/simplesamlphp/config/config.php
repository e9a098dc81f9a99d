<?php
$folder = getenv('PROVIDER_FOLDER');
$config = [
    'baseurlpath' => 'http://127.0.0.1:' . getenv('PROVIDER_PORT') . '/',
    'certdir' => $folder . '/',
    'loggingdir' => $folder . '/log/',
    'datadir' => $folder . '/data/',
    'tempdir' => $folder . '/tmp/',
    'metadatadir' => __DIR__ . '/metadata/',
    'secretsalt' => 'only for tests',
    'auth.adminpassword' => 'only for tests',
    'technicalcontact_email' => 'na@example.org',
    'timezone' => 'UTC',
    'logging.handler' => 'file',
    'logging.logfile' => 'simplesamlphp.log',
    'enable.saml20-idp' => true,
    'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
    'session.cookie.secure' => false,
    'session.phpsession.savepath' => $folder . '/sessions',
    'metadata.sources' => [['type' => 'flatfile']],
    'store.type' => 'phpsession',
];
