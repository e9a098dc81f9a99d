package io.crmkit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

  @Test
  void namesTheClassAndTheMessage() {
    assertThat(text("connection refused", "{}")).isEqualTo("java.lang.IllegalStateException: connection refused");
  }

  @Test
  void namesTheClassWhereThereIsNoMessage() {
    assertThat(ErrorText.of(new IllegalStateException(), event("{}"))).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void masksThePayload() {
    assertThat(text("cannot send {\"a\":1} now", "{\"a\":1}")).endsWith(": cannot send […] now");
  }

  @Test
  void masksEveryValueOfThePayloadHoweverDeepOrEscaped() {
    String payload =
        "{\"to\":[{\"mail\":\"jane@example.com\",\"name\":\"J\\u00fcrgen\"}],\"card\":41111111,\"cc\":\"EUR\"}";

    assertThat(text("550 jane@example.com (Jürgen, 41111111) EUR", payload)).endsWith(": 550 […] ([…], […]) EUR");
  }

  @Test
  void masksALongValueWholeThatContainsAShortOne() {
    assertThat(text("to anna-lena", "{\"a\":\"anna\",\"b\":\"anna-lena\"}")).endsWith(": to […]");
  }

  @Test
  void masksAValueWholeHoweverLongItIs() {
    String value = "secret ".repeat(2_000);

    assertThat(text("bad: " + value + "end", "{\"a\":\"" + value + "\"}")).endsWith(": bad: […]");
    assertThat(text("bad: {\"a\":\"" + value + "\"}", "{\"a\":\"" + value + "\"}")).endsWith(": bad: […]");
  }

  @Test
  void masksValuesThatLieAcrossEachOther() {
    assertThat(text("to anna-lena-marie", "{\"a\":\"anna-lena\",\"b\":\"lena-marie\"}")).endsWith(": to […]");
  }

  @Test
  void tellsNoMessageOfAPayloadWithMoreValuesThanAreLookedFor() {
    String values = IntStream.range(10_000, 12_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

    assertThat(text("bad: 10000, 11999", "[" + values + "]")).isEqualTo("java.lang.IllegalStateException: […]");
  }

  @Test
  void masksAPayloadThatIsNoJson() {
    assertThat(text("bad: secret words", "secret words")).endsWith(": bad: […]");
  }

  @Test
  void keepsTheTextShort() {
    assertThat(text("x".repeat(100_000), "{}")).hasSize(500);
    assertThat(text("𝄞".repeat(1_000), "{}").codePoints()).allMatch(c -> c < 0xD800 || c > 0xDFFF);
  }

  @Test
  void keepsOutWhatADatabaseCannotStore() {
    assertThat(text("a\0b\nc\uD834d", "{}")).endsWith(": a b c?d");
  }

  private static String text(String message, String payload) {
    return ErrorText.of(new IllegalStateException(message), event(payload));
  }

  private static DomainEvent event(String payload) {
    return new DomainEvent(
        new TenantId("acme"), new Stream("deal", "a"), 1, "deal.changed", Instant.EPOCH, payload, Map.of());
  }
}
