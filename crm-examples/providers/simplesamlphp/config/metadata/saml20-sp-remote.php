<?php
// One service provider for each way to sign and to encrypt, all by one key.
$variants = [
    'as-installed' => [],
    'assertion' => ['saml20.sign.response' => false],
    'response' => ['saml20.sign.assertion' => false],
    'neither' => ['saml20.sign.response' => false, 'saml20.sign.assertion' => false],
    'sha512' => ['signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'],
    'sha1' => ['signature.algorithm' => 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'],
    'encrypted' => ['assertion.encryption' => true],
];
foreach ($variants as $name => $differs) {
    $metadata['https://crm.example/sp/' . $name] = $differs + [
        'AssertionConsumerService' => 'http://127.0.0.1:1/saml/acs',
        'SingleLogoutService' => 'http://127.0.0.1:1/saml/slo',
        'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        'simplesaml.nameidattribute' => 'uid',
        'validate.authnrequest' => true,
        'sign.logout' => true,
        'validate.logout' => true,
        'keys' => [[
            'type' => 'X509Certificate', 'signing' => true, 'encryption' => true, 'X509Certificate' => getenv('SP_CERTIFICATE'),
        ]],
    ];
}
