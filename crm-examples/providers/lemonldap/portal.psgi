# The portal of LemonLDAP::NG with its demonstration accounts, relying parties of OpenID Connect for algorithms and
# audiences, and service providers of SAML for each way to sign and to encrypt, all by one key. Its configuration is a
# file, as its manager would write it.
use strict;
use warnings;
use JSON;

my ( $folder, $port, $certificate ) = @ENV{qw(PROVIDER_FOLDER PROVIDER_PORT SP_CERTIFICATE)};
my $portal = "http://127.0.0.1:$port/";
my $host = 'http://127.0.0.1:1/';

sub text {
    my ($file) = @_;
    open my $in, '<', "$folder/$file" or die "$file: $!";
    local $/;
    return <$in>;
}

sub write_text {
    my ( $file, $text ) = @_;
    open my $out, '>', "$folder/$file" or die "$file: $!";
    print $out $text;
    close $out or die "$file: $!";
}

sub metadata {
    my ($name) = @_;
    return <<"XML";
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://crm.example/sp/$name">
<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" AuthnRequestsSigned="true">
<md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
<ds:X509Certificate>$certificate</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${host}saml/slo"/>
<md:AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
  Location="${host}saml/acs"/>
</md:SPSSODescriptor></md:EntityDescriptor>
XML
}

my %variants = (
    'as-installed' => {},
    'assertion'    => { samlSPMetaDataOptionsSignSSOMessage => 0 },
    'sha384'       => { samlSPMetaDataOptionsSignatureMethod => 'RSA_SHA384' },
    'sha512'       => { samlSPMetaDataOptionsSignatureMethod => 'RSA_SHA512' },
    'sha1'         => { samlSPMetaDataOptionsSignatureMethod => 'RSA_SHA1' },
    'one-time'     => { samlSPMetaDataOptionsOneTimeUse => 1 },
    'email'        => { samlSPMetaDataOptionsNameIDFormat => 'email' },
    'transient'    => { samlSPMetaDataOptionsNameIDFormat => 'transient' },
    'encrypted'    => { samlSPMetaDataOptionsEncryptionMode => 'assertion' },
);
my %strict = (
    samlSPMetaDataOptionsNameIDFormat             => 'persistent',
    samlSPMetaDataOptionsCheckSSOMessageSignature => 1,
    samlSPMetaDataOptionsCheckSLOMessageSignature => 1,
    samlSPMetaDataOptionsSignSLOMessage           => 1,
);
my %attributes = ( mail => '1;mail;;', cn => '1;displayName;;', groups => '0;groups;;' );

my %party = (
    oidcRPMetaDataOptionsClientSecret           => 'only-for-tests',
    oidcRPMetaDataOptionsRedirectUris           => "${host}callback/idp",
    oidcRPMetaDataOptionsPostLogoutRedirectUris => "${host}bye",
    oidcRPMetaDataOptionsRequirePKCE            => 1,
    oidcRPMetaDataOptionsBypassConsent          => 1,
    oidcRPMetaDataOptionsUserIDAttr             => 'uid',
    oidcRPMetaDataOptionsIDTokenSignAlg         => 'RS256',
);
my %parties = (
    'crm'          => {},
    'crm-384'      => { oidcRPMetaDataOptionsIDTokenSignAlg => 'RS384' },
    'crm-512'      => { oidcRPMetaDataOptionsIDTokenSignAlg => 'RS512' },
    'crm-hs'       => { oidcRPMetaDataOptionsIDTokenSignAlg => 'HS256' },
    'crm-spaces'   => { oidcRPMetaDataOptionsClientSecret => 'only for tests' },
    'crm-and-more' => { oidcRPMetaDataOptionsAdditionalAudiences => 'billing' },
);

my %sessions = ( Directory => "$folder/sessions", LockDirectory => "$folder/sessions/lock", generateModule =>
      'Lemonldap::NG::Common::Apache::Session::Generate::SHA256' );
my %configuration = (
    cfgNum => 1, cfgAuthor => 'crmkit', cfgDate => time, cfgVersion => '2.16.1', key => 'only for tests',
    portal => $portal, domain => '127.0.0.1', cookieName => 'lemonldap', securedCookie => 0, localSessionStorage => '',
    authentication => 'Demo', userDB => 'Same', passwordDB => 'Demo', whatToTrace => 'uid',
    demoExportedVars => { uid => 'uid', cn => 'cn', mail => 'mail' },
    globalStorage => 'Apache::Session::File', globalStorageOptions => {%sessions},
    persistentStorage => 'Apache::Session::File', persistentStorageOptions => {
        %sessions, Directory => "$folder/persistent", LockDirectory => "$folder/persistent/lock" },
    captcha => '::Main::Plugin', portalDisplayResetPassword => 0, portalDisplayRegister => 0,
    locationRules => {}, exportedHeaders => {}, macros => {}, groups => { sales => '$uid eq "dwho"' },
    issuerDBOpenIDConnectActivation => 1, oidcServiceMetaDataIssuer => $portal =~ s,/$,,r,
    oidcServiceKeyIdSig => 'one',
    oidcServicePrivateKeySig => text('idp.key'), oidcServicePublicKeySig => text('idp.crt'),
    oidcRPMetaDataOptions => {
        map { $_ => { %party, oidcRPMetaDataOptionsClientID => $_, %{ $parties{$_} } } } keys %parties },
    oidcRPMetaDataExportedVars => { map { $_ => { email => 'mail', name => 'cn' } } keys %parties },
    issuerDBSAMLActivation => 1, samlEntityID => "${portal}saml/metadata",
    samlServicePrivateKeySig => text('idp.key'), samlServicePublicKeySig => text('idp.crt'),
    samlSPMetaDataXML => { map { $_ => { samlSPMetaDataXML => metadata($_) } } keys %variants },
    samlSPMetaDataOptions => { map { $_ => { %strict, %{ $variants{$_} } } } keys %variants },
    samlSPMetaDataExportedAttributes => { map { $_ => {%attributes} } keys %variants },
);
write_text( 'conf/lmConf-1.json', JSON->new->canonical->pretty->encode( \%configuration ) );
write_text( 'lemonldap-ng.ini', <<"INI");
[all]
logLevel = error
[configuration]
type = File
dirName = $folder/conf
[portal]
staticPrefix = /static
templateDir = $folder/debian/usr/share/lemonldap-ng/portal/templates
languages = en
INI

require Lemonldap::NG::Portal::Main;
my $app = Lemonldap::NG::Portal::Main->run( {} );

# Plack's server closes each connection without saying so, and clients that hope for another answer on it are cut off.
sub {
    my $answer = $app->(@_);
    push @{ $answer->[1] }, Connection => 'close';
    return $answer;
};
