package io.crmkit.sso.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.XmlLimits;
import io.crmkit.sso.saml.xml.XmlReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static final XmlReader READER = new XmlReader(XmlLimits.MESSAGE);

  private static XmlElement at(String text) {
    return READER.read("<a at=\"%s\"/>".formatted(text).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-31T09:30:00Z", "2026-01-28T23:59:59.999Z", "2024-02-29T00:00:00Z", "0001-01-01T00:00:00Z",
      "2026-12-01T00:00:00.5Z", "2026-12-01T00:00:00.123456789Z", "9999-12-31T23:59:59Z", "2026-06-30T24:00:00Z",
      "2026-11-22T02:40:00.001+00:00"})
  void areThoseThatThePlatformReads(String text) {
    assertThat(Times.required(at(text), "at")).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Z", "2026-01-31T09:30:00", "2026-02-30T09:30:00Z", "2025-02-29T09:30:00Z", "2026-13-01T09:30:00Z",
      "2026-00-01T09:30:00Z", "2026-01-00T09:30:00Z", "2026-01-01T25:30:00Z", "2026-01-01T09:60:00Z", "2026-1-01T009:30:00Z",
      "2026-01-31 09:30:00Z", "2026-01-31T09:30:00.12aZ", "٢026-01-01T09:30:00Z", "2026-01-31T09:30:00+01:00",
      "+026-01-01T09:30:00Z", "2026-01-01T-1:30:00Z", "2026-01-31T09:30:00z"})
  void areNoOthers(String text) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Times.required(at(text), "at"))
        .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo(SamlReason.BAD_TIMESTAMP.code()));
  }

  @Test
  void mayBeMissing() {
    assertThat(Times.optional(at("2026-01-31T09:30:00Z"), "until")).isEmpty();
  }
}
