package io.crmkit.testkit.sso.saml;

import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.opensaml.xmlsec.signature.X509Certificate;
import org.opensaml.xmlsec.signature.X509Data;

/** OpenSAML objects of logout messages and metadata of a provider, not signed yet. */
final class DraftsOfOthers {

  private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

  private final String entityId;

  DraftsOfOthers(String entityId) {
    this.entityId = entityId;
  }

  LogoutRequest logoutRequest(String destination, NameIdentifier name, List<String> sessionIndexes, Instant now) {
    LogoutRequest request = Drafts.make(LogoutRequest.DEFAULT_ELEMENT_NAME);
    request.setID(Drafts.id());
    request.setIssueInstant(now);
    request.setNotOnOrAfter(now.plus(Duration.ofMinutes(5)));
    request.setDestination(destination);
    request.setIssuer(Drafts.issuer(entityId));
    request.setNameID(Drafts.name(name));
    for (String each : sessionIndexes) {
      SessionIndex index = Drafts.make(SessionIndex.DEFAULT_ELEMENT_NAME);
      index.setValue(each);
      request.getSessionIndexes().add(index);
    }
    return request;
  }

  LogoutResponse logoutResponse(String destination, String inResponseTo, String status, Instant now) {
    LogoutResponse response = Drafts.make(LogoutResponse.DEFAULT_ELEMENT_NAME);
    response.setID(Drafts.id());
    response.setIssueInstant(now);
    response.setInResponseTo(inResponseTo);
    response.setDestination(destination);
    response.setIssuer(Drafts.issuer(entityId));
    response.setStatus(Drafts.status(STATUS + status));
    return response;
  }

  EntityDescriptor metadata(SamlCertificate certificate, Instant validUntil) {
    EntityDescriptor entity = Drafts.make(EntityDescriptor.DEFAULT_ELEMENT_NAME);
    entity.setID(Drafts.id());
    entity.setEntityID(entityId);
    entity.setValidUntil(validUntil);
    IDPSSODescriptor role = Drafts.make(IDPSSODescriptor.DEFAULT_ELEMENT_NAME);
    role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
    role.getKeyDescriptors().add(key(certificate));
    for (String binding : List.of(SamlEndpoint.REDIRECT, SamlEndpoint.POST)) {
      SingleSignOnService signOn = Drafts.make(SingleSignOnService.DEFAULT_ELEMENT_NAME);
      signOn.setBinding(binding);
      signOn.setLocation(entityId + "/sso");
      role.getSingleSignOnServices().add(signOn);
      SingleLogoutService logout = Drafts.make(SingleLogoutService.DEFAULT_ELEMENT_NAME);
      logout.setBinding(binding);
      logout.setLocation(entityId + "/slo");
      role.getSingleLogoutServices().add(logout);
    }
    entity.getRoleDescriptors().add(role);
    return entity;
  }

  private static KeyDescriptor key(SamlCertificate certificate) {
    X509Certificate text = Drafts.make(X509Certificate.DEFAULT_ELEMENT_NAME);
    text.setValue(certificate.toString());
    X509Data data = Drafts.make(X509Data.DEFAULT_ELEMENT_NAME);
    data.getX509Certificates().add(text);
    KeyInfo info = Drafts.make(KeyInfo.DEFAULT_ELEMENT_NAME);
    info.getX509Datas().add(data);
    KeyDescriptor key = Drafts.make(KeyDescriptor.DEFAULT_ELEMENT_NAME);
    key.setUse(UsageType.SIGNING);
    key.setKeyInfo(info);
    return key;
  }
}
