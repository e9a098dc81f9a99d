package io.crmkit.sso.provider;

import io.crmkit.core.Require;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.sso.http.HttpReason;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.provider.model.Ask;
import io.crmkit.sso.provider.model.Ask.Need;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form one after the other, and collects everything that is wrong with them. */
final class FormReading {

  private static final int LONGEST = 2000;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

  private final ProviderForm form;
  private final List<Violation> problems = new ArrayList<>();

  /** Starts with what is missing, and what nobody asked for. */
  FormReading(ProviderForm form, Set<ProviderField> known) {
    this.form = form;
    for (ProviderField each : form.values().keySet()) {
      if (form.preset().ask(each).isEmpty()) {
        problem(each, "sso.field-unexpected", "%s is not asked for %s.".formatted(each.key(), form.preset().label()));
      } else if (!Require.isStorable(value(each))) {
        problem(each, "sso.field-invalid", "%s has U+0000, or half a character, which no store keeps.".formatted(each.key()));
      } else if (value(each).length() > longest(each)) {
        problem(each, "sso.field-invalid", "%s has more than %d characters.".formatted(each.key(), longest(each)));
      }
    }
    for (Ask ask : form.preset().asks()) {
      if (ask.need() == Need.REQUIRED && !has(ask.field()) && !known.contains(ask.field())) {
        missing(ask.field());
      }
    }
  }

  private static int longest(ProviderField field) {
    return switch (field) {
      case METADATA_XML -> Integer.MAX_VALUE;
      case ISSUER -> OidcProvider.LONGEST_ISSUER;
      default -> LONGEST;
    };
  }

  boolean has(ProviderField field) {
    return form.values().containsKey(field);
  }

  private String value(ProviderField field) {
    return form.values().getOrDefault(field, "");
  }

  @Nullable String text(ProviderField field) {
    return form.values().get(field);
  }

  String text(ProviderField field, String otherwise) {
    return form.values().getOrDefault(field, otherwise);
  }

  /** Returns a text of a form that is said by a pattern; null if it is not filled in, or wrong. */
  @Nullable String matching(ProviderField field, Pattern form, String expected) {
    String text = text(field);
    if (text == null || form.matcher(text).matches()) {
      return text;
    }
    invalid(field, "%s must be %s but is %s.".formatted(field.key(), expected, Untrusted.quoted(text)));
    return null;
  }

  /** Returns one of some words; the first if none is filled in. */
  String word(ProviderField field, String... words) {
    String text = text(field, words[0]);
    if (Arrays.asList(words).contains(text)) {
      return text;
    }
    invalid(field, "%s must be one of %s but is %s.".formatted(
        field.key(), String.join(", ", words), Untrusted.quoted(text)));
    return words[0];
  }

  List<String> words(ProviderField field, String otherwise) {
    return Arrays.stream(text(field, otherwise).split("[\\s,]+")).filter(each -> !each.isEmpty()).distinct()
        .collect(Collectors.toList());
  }

  /** Returns an https address without query and fragment (OpenID Connect Discovery, section 3); null if it is none. */
  @Nullable URI address(ProviderField field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    URI uri = uri(text).orElse(null);
    if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      invalid(field, "%s must be an address such as https://idp.example but is %s.".formatted(
          field.key(), Untrusted.quoted(text)));
      return null;
    }
    boolean isLocal = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    if (!"https".equalsIgnoreCase(uri.getScheme()) && !isLocal) {
      problem(field, HttpReason.ENDPOINT_INSECURE.code(), "%s must be https but is %s.".formatted(
          field.key(), Untrusted.quoted(text)));
      return null;
    }
    return uri;
  }

  static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  void missing(ProviderField field) {
    problem(field, "sso.field-missing", "%s is required, such as %s.".formatted(
        field.key(), form.preset().ask(field).map(Ask::example).orElse("…")));
  }

  void invalid(ProviderField field, String message) {
    problem(field, "sso.field-invalid", message);
  }

  void refused(ProviderField field, SsoRefusal refusal) {
    problem(field, refusal.code(), refusal.message());
  }

  void problem(ProviderField field, String code, String message) {
    problems.add(new Violation(field.key(), code, message));
  }

  void add(Violation problem) {
    problems.add(problem);
  }

  boolean isSound() {
    return problems.isEmpty();
  }

  /** Returns what is wrong; there must be something. */
  Violations violations() {
    return new Violations(problems);
  }
}
