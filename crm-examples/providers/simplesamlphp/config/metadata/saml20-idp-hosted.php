<?php
$metadata['http://127.0.0.1:' . getenv('PROVIDER_PORT') . '/idp'] = [
    'host' => '__DEFAULT__',
    'privatekey' => 'idp.key',
    'certificate' => 'idp.crt',
    'auth' => 'people',
];
