package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.sso.saml.xml.Xmlns;
import java.time.Instant;
import java.util.Optional;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.opensaml.xmlsec.signature.X509Certificate;
import org.opensaml.xmlsec.signature.X509Data;

/** Metadata of a service provider as objects of OpenSAML; apart, since no class that names those loads without it. */
final class MetadataWriter {

  private MetadataWriter() {}

  static String write(ServiceProvider us, SamlPolicy policy, Instant now, Instant validUntil) {
    EntityDescriptor entity = MessageWriter.make(EntityDescriptor.DEFAULT_ELEMENT_NAME);
    entity.setEntityID(us.entityId());
    entity.setID("_" + RequestIds.sha256(us.entityId() + "\n" + validUntil));
    entity.setValidUntil(validUntil);
    entity.getRoleDescriptors().add(role(us, policy, now));
    Optional<ServiceKey> key = us.signingKey(now);
    key.ifPresent(each -> MessageWriter.sign(entity, each));
    return MessageWriter.text(entity);
  }

  private static SPSSODescriptor role(ServiceProvider us, SamlPolicy policy, Instant now) {
    SPSSODescriptor role = MessageWriter.make(SPSSODescriptor.DEFAULT_ELEMENT_NAME);
    role.addSupportedProtocol(Xmlns.PROTOCOL);
    role.setAuthnRequestsSigned(us.signingKey(now).isPresent());
    role.setWantAssertionsSigned(policy.demands(SamlPolicy.Demand.SIGNED_ASSERTION));
    for (ServiceKey key : us.openKeys(now)) {
      role.getKeyDescriptors().add(key(key.certificate(), UsageType.SIGNING));
      role.getKeyDescriptors().add(key(key.certificate(), UsageType.ENCRYPTION));
    }
    if (us.logout() != null) {
      role.getSingleLogoutServices().add(logout(SamlEndpoint.REDIRECT, us.logout()));
      role.getSingleLogoutServices().add(logout(SamlEndpoint.POST, us.logout()));
    }
    for (String each : policy.nameIdFormats()) {
      NameIDFormat format = MessageWriter.make(NameIDFormat.DEFAULT_ELEMENT_NAME);
      format.setURI(each);
      role.getNameIDFormats().add(format);
    }
    AssertionConsumerService consumer = MessageWriter.make(AssertionConsumerService.DEFAULT_ELEMENT_NAME);
    consumer.setBinding(SamlEndpoint.POST);
    consumer.setLocation(us.assertionConsumer());
    consumer.setIndex(0);
    consumer.setIsDefault(true);
    role.getAssertionConsumerServices().add(consumer);
    return role;
  }

  private static SingleLogoutService logout(String binding, String location) {
    SingleLogoutService service = MessageWriter.make(SingleLogoutService.DEFAULT_ELEMENT_NAME);
    service.setBinding(binding);
    service.setLocation(location);
    return service;
  }

  private static KeyDescriptor key(SamlCertificate certificate, UsageType use) {
    X509Certificate text = MessageWriter.make(X509Certificate.DEFAULT_ELEMENT_NAME);
    text.setValue(certificate.toString());
    X509Data data = MessageWriter.make(X509Data.DEFAULT_ELEMENT_NAME);
    data.getX509Certificates().add(text);
    KeyInfo info = MessageWriter.make(KeyInfo.DEFAULT_ELEMENT_NAME);
    info.getX509Datas().add(data);
    KeyDescriptor key = MessageWriter.make(KeyDescriptor.DEFAULT_ELEMENT_NAME);
    key.setUse(use);
    key.setKeyInfo(info);
    return key;
  }
}
