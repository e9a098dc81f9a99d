package io.crmkit.sso.saml.xml;

import io.crmkit.core.Require;

/**
 * How large a document may be.
 *
 * @param bytes of the whole document
 * @param depth of elements in elements; the root has depth 1
 * @param attributes of one element, declarations of namespaces among them
 */
public record XmlLimits(int bytes, int depth, int attributes) {

  /** Of a message: 256 KiB, 64 deep, 128 attributes. */
  public static final XmlLimits MESSAGE = new XmlLimits(256 * 1024, 64, 128);

  /** Of metadata: 5 MiB, 64 deep, 128 attributes. */
  public static final XmlLimits METADATA = new XmlLimits(5 * 1024 * 1024, 64, 128);

  public XmlLimits {
    Require.positive(bytes, "bytes");
    Require.positive(depth, "depth");
    Require.positive(attributes, "attributes");
  }
}
