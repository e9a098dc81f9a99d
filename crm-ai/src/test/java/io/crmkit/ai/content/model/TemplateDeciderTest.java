package io.crmkit.ai.content.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.ContentRefusal.TemplateTooLarge;
import io.crmkit.ai.content.model.Template.Published;
import io.crmkit.ai.content.model.TemplateCommand.Publish;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TemplateDeciderTest {

  private final TemplateDecider decider = new TemplateDecider();

  private static PromptTemplate template(int banned) {
    return new PromptTemplate("t", Channel.EMAIL, Locale.UK, "Follow up.", null, List.of(),
        Collections.nCopies(banned, "x".repeat(200)));
  }

  private Decision<TemplateEvent> publish(Template state) {
    return decider.decide(state, new Publish(template(1), new Actor("ann"), Instant.EPOCH));
  }

  @Test
  void refusesVersionsThatCouldNotBeReadAgainTogether() {
    PromptTemplate large = template(4_900);

    assertThat(publish(new Published(Collections.nCopies(60, large)))).isInstanceOf(Decision.Accepted.class);
    assertThat(publish(new Published(Collections.nCopies(61, large))))
        .isEqualTo(new Refused<>(new TemplateTooLarge(TemplateDecider.MOST_CHARACTERS)));
  }

  @Test
  void refusesDocumentsOfNoLanguageAtItsPlace() {
    for (String language : List.of("English (UK)", " ", "")) {
      String json = "{\"version\":1,\"name\":\"t\",\"channel\":\"email\",\"language\":\"%s\",\"purpose\":\"p\"}"
          .formatted(language);

      assertThat(((Invalid<PromptTemplate>) ContentFormats.template(json)).violations().all())
          .extracting(Violation::pointer).containsExactly("/language");
    }
  }
}
