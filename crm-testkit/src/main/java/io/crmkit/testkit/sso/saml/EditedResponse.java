package io.crmkit.testkit.sso.saml;

import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.testkit.sso.saml.Answer.Edit;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A response that was edited as a text and then signed by the platform, which signs whatever stands there. */
final class EditedResponse {

  private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

  private final ServiceKey key;
  private final Answer answer;

  EditedResponse(ServiceKey key, Answer answer) {
    if (answer.encryptFor != null) {
      throw new IllegalArgumentException("an answer that is edited cannot be encrypted");
    }
    this.key = key;
    this.answer = answer;
  }

  String of(String draft) {
    String edited = draft;
    for (Edit edit : answer.edits) {
      if (!edited.contains(edit.what())) {
        throw new IllegalArgumentException("the response has no %s to be edited: %s".formatted(edit.what(), edited));
      }
      edited = edited.replaceFirst(Pattern.quote(edit.what()), Matcher.quoteReplacement(edit.by()));
    }
    try {
      return signed(edited);
    } catch (GeneralSecurityException | MarshalException | XMLSignatureException | SAXException | IOException
        | ParserConfigurationException | TransformerException e) {
      throw new IllegalArgumentException("what was edited cannot be signed: " + edited, e);
    }
  }

  private String signed(String edited) throws GeneralSecurityException, MarshalException, XMLSignatureException,
      SAXException, IOException, ParserConfigurationException, TransformerException {
    DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
    documents.setNamespaceAware(true);
    Document document = documents.newDocumentBuilder()
        .parse(new ByteArrayInputStream(edited.getBytes(StandardCharsets.UTF_8)));
    Element response = document.getDocumentElement();
    if (answer.signed.contains(Signed.ASSERTION)) {
      sign((Element) response.getElementsByTagNameNS(ASSERTION, "Assertion").item(0));
    }
    if (answer.signed.contains(Signed.RESPONSE)) {
      sign(response);
    }
    StringWriter out = new StringWriter();
    Transformer copy = TransformerFactory.newInstance().newTransformer();
    copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    copy.transform(new DOMSource(document), new StreamResult(out));
    return out.toString();
  }

  private void sign(Element element) throws GeneralSecurityException, MarshalException, XMLSignatureException {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    element.setIdAttribute("ID", true);
    Reference reference = factory.newReference("#" + element.getAttribute("ID"),
        factory.newDigestMethod(DigestMethod.SHA256, null),
        List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)), null, null);
    SignedInfo info = factory.newSignedInfo(
        factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(RSA_SHA256, null), List.of(reference));
    DOMSignContext context = new DOMSignContext(key.privateKey(), element);
    @Nullable Node next = behindTheIssuer(element);
    if (next != null) {
      context.setNextSibling(next);
    }
    context.setDefaultNamespacePrefix("ds");
    factory.newXMLSignature(info, null).sign(context);
  }

  /** Where the schema has the signature: behind the issuer if there is one, else first. */
  private static @Nullable Node behindTheIssuer(Element element) {
    Node first = element.getFirstChild();
    return first instanceof Element issuer && "Issuer".equals(issuer.getLocalName()) ? issuer.getNextSibling() : first;
  }
}
