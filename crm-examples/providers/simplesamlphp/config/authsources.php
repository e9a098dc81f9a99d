<?php
$config = [
    'people' => [
        'exampleauth:UserPass',
        'alice:correct horse' => [
            'uid' => ['alice'],
            'mail' => ['alice@acme.example'],
            'displayName' => ['Alice Ames'],
            'groups' => ['sales', 'emea'],
        ],
    ],
];
