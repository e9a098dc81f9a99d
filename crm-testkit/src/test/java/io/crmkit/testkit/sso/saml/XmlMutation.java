package io.crmkit.testkit.sso.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One edit of a text of XML: some blind, some that know tags, attributes and the parts of signatures. */
final class XmlMutation {

  private static final Pattern TAG = Pattern.compile("<[^>]+>");
  private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"");
  private static final Pattern ELEMENT = Pattern.compile(
      "<(ds:\\w+|saml2p?:\\w+|xenc:\\w+)(?:\\s[^>]*)?(?:/>|>.*?</\\1>)", Pattern.DOTALL);
  private static final List<String> PIECES = List.of(
      "<!-- -->", "<?x y?>", "<![CDATA[x]]>", "&#x41;", "&amp;", "&lt;", " ", "\n", "\t", "\u00a0", "\0", "<a>", "</a>", "<a/>",
      "<!DOCTYPE a>", "admin@acme.example", "xmlns=\"urn:x\"", "ID=\"_1\"", "xml:id=\"_1\"", "=", "\"", "'", ">", "]]>",
      "2099-01-01T00:00:00Z", "http://www.w3.org/2000/09/xmldsig#", "urn:oasis:names:tc:SAML:2.0:assertion");

  private XmlMutation() {}

  static String apply(String xml, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> flipped(xml, random);
      case 1 -> cut(xml, random);
      case 2 -> inserted(xml, random.nextInt(xml.length() + 1), PIECES.get(random.nextInt(PIECES.size())));
      case 3 -> replaced(xml, pick(VALUE, xml, random), "=\"" + PIECES.get(random.nextInt(PIECES.size())) + "\"");
      case 4 -> replaced(xml, pick(VALUE, xml, random), pick(VALUE, xml, random).group());
      case 5 -> replaced(xml, pick(ELEMENT, xml, random), "");
      case 6 -> inserted(xml, pick(TAG, xml, random).start(), pick(ELEMENT, xml, random).group());
      case 7 -> inserted(xml, pick(TAG, xml, random).end(), PIECES.get(random.nextInt(PIECES.size())));
      default -> replaced(xml, pick(ELEMENT, xml, random), pick(ELEMENT, xml, random).group());
    };
  }

  private static String flipped(String xml, Random random) {
    int at = random.nextInt(xml.length());
    char other = (char) (xml.charAt(at) ^ 1 << random.nextInt(7));
    return xml.substring(0, at) + other + xml.substring(at + 1);
  }

  private static String cut(String xml, Random random) {
    int from = random.nextInt(xml.length());
    int to = Math.min(xml.length(), from + 1 + random.nextInt(40));
    return xml.substring(0, from) + xml.substring(to);
  }

  private static String inserted(String xml, int at, String piece) {
    return xml.substring(0, at) + piece + xml.substring(at);
  }

  private static String replaced(String xml, MatchResult what, String by) {
    return xml.substring(0, what.start()) + by + xml.substring(what.end());
  }

  private static MatchResult pick(Pattern pattern, String xml, Random random) {
    List<MatchResult> found = new ArrayList<>(pattern.matcher(xml).results().toList());
    return found.get(random.nextInt(found.size()));
  }
}
