package io.crmkit.sso.oauth;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.ExpectedAnswer.IssuerNaming;
import io.crmkit.sso.oauth.model.OAuthReason;
import org.jspecify.annotations.Nullable;

/** What the answer to a request for a code may say (RFC 6749, section 4.1.2; RFC 9207). */
final class AnswerChecks {

  private static final int LONGEST_CODE = 8192;

  private AnswerChecks() {}

  static Verdict<String> code(Answered answered, ExpectedAnswer expected) {
    Parameters parameters = answered.parameters();
    if (answered.mode() != expected.mode()) {
      return Verdict.refuse(OAuthReason.RESPONSE_MODE_UNEXPECTED, "The answer must come as %s but came as %s.".formatted(
          expected.mode().parameter(), answered.mode().parameter()));
    }
    String token = parameters.token();
    if (token != null) {
      return Verdict.refuse(OAuthReason.RESPONSE_TYPE_UNEXPECTED,
          "A code was asked for, but %s came through the browser.".formatted(token));
    }
    return issuer(parameters.value("iss"), expected).then(fine -> code(parameters));
  }

  private static Verdict<ExpectedAnswer> issuer(@Nullable String named, ExpectedAnswer expected) {
    if (named == null) {
      return expected.naming() == IssuerNaming.NOT_PROMISED ? Verdict.accept(expected)
          : Verdict.refuse(OAuthReason.ISS_PARAM_MISSING, "The provider promises to name itself in iss but does not.");
    }
    return expected.isIssuer().test(named) ? Verdict.accept(expected)
        : Verdict.refuse(OAuthReason.ISS_PARAM_MISMATCH, "The answer must be of %s but is of %s.".formatted(
            expected.issuer(), Untrusted.quoted(named)));
  }

  private static Verdict<String> code(Parameters parameters) {
    String code = parameters.value("code");
    String error = parameters.value("error");
    if (code != null && error != null) {
      return Verdict.refuse(OAuthReason.RESPONSE_AMBIGUOUS, "The answer has a code and an error.");
    }
    if (error != null) {
      return Verdict.refuse(ErrorText.refusal(error, parameters.value("error_description")));
    }
    if (code == null) {
      return Verdict.refuse(OAuthReason.RESPONSE_INCOMPLETE, "The answer has neither a code nor an error.");
    }
    return code.length() <= LONGEST_CODE && code.chars().allMatch(each -> each >= ' ' && each <= '~') && !code.isBlank()
        ? Verdict.accept(code)
        : Verdict.refuse(OAuthReason.RESPONSE_MALFORMED, "A code has at most %d printable characters of ASCII.".formatted(
            LONGEST_CODE));
  }
}
