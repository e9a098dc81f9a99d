package io.crmkit.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFormatTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

  private final StateFormat<String, Light, Switched> format = StateFormat.of("light", id -> id, Light.class, Switched.class)
      .type(Switched.On.class, "light.switched-on").type(Switched.Off.class, "light.switched-off").build(Switched::at);

  record Light(int brightness) {}

  record Note(String text) {}

  sealed interface Switched {

    Instant at();

    record On(int brightness, Instant at) implements Switched {}

    record Off(Instant at) implements Switched {}
  }

  @Test
  void readsWhatItPublished() {
    Switched on = new Switched.On(7, AT);

    DomainEvent published = format.publish(ACME, "hall", 3, on, Map.of("traceparent", "00-1"));

    assertThat(published).isEqualTo(new DomainEvent(ACME, new Stream("light", "hall"), 3, "light.switched-on", AT,
        "{\"type\":\"on\",\"brightness\":7,\"at\":\"2024-05-01T12:00:00Z\"}", Map.of("traceparent", "00-1")));
    assertThat(format.read(published)).isEqualTo(on);
    assertThat(format.readState(format.writeState(new Light(9)))).isEqualTo(new Light(9));
  }

  @Test
  void readsWhateverItWroteHoweverLongATextIs() {
    Note note = new Note("x".repeat(2_000_000));
    var notes = StateFormat.of("note", id -> id, Note.class, Switched.class)
        .type(Switched.On.class, "on").type(Switched.Off.class, "off").build(Switched::at);

    assertThat(notes.readState(notes.writeState(note))).isEqualTo(note);
  }

  @Test
  void refusesAnEventThatItDoesNotKnow() {
    DomainEvent newer = new DomainEvent(
        ACME, new Stream("light", "hall"), 1, "light.dimmed", AT, "{\"type\":\"dimmed\"}", Map.of());

    assertThatThrownBy(() -> format.read(newer)).isInstanceOf(RefusedException.class).hasMessageContaining("dimmed");
  }

  @Test
  void needsANameForEveryEvent() {
    var unnamed = StateFormat.of("light", id -> id, Light.class, Switched.class)
        .type(Switched.On.class, "light.switched-on");

    assertThatIllegalArgumentException().isThrownBy(() -> unnamed.build(Switched::at)).withMessageContaining("Off");
    assertThatIllegalArgumentException().isThrownBy(() -> unnamed.type(Switched.Off.class, "light.switched-on"));
  }

  @Test
  void numbersEventsFromTheVersionThatWasRead() {
    DomainEvent third = format.publish(ACME, "hall", 3, new Switched.Off(AT), Map.of());
    DomainEvent fourth = format.publish(ACME, "hall", 4, new Switched.Off(AT), Map.of());

    assertThat(new Change<>(new Stored<>(new Light(1), 2), new Light(0), List.of(third, fourth)).stored())
        .isEqualTo(new Stored<>(new Light(0), 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Change<>(new Stored<>(new Light(1), 2), new Light(0), List.of(fourth)));
  }
}
