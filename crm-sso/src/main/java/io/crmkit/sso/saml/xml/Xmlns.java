package io.crmkit.sso.saml.xml;

/** The namespaces of SAML and of what it builds on. */
public final class Xmlns {

  public static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  public static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
  public static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
  public static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
  public static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
  public static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

  static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

  private Xmlns() {}
}
