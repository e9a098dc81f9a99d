package io.crmkit.testkit.ai.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.content.model.Content;
import io.crmkit.ai.content.model.Content.Approved;
import io.crmkit.ai.content.model.Content.Begun;
import io.crmkit.ai.content.model.Content.Sent;
import io.crmkit.ai.content.model.ContentCommand;
import io.crmkit.ai.content.model.ContentCommand.MarkSent;
import io.crmkit.ai.content.model.ContentCommand.Reach;
import io.crmkit.ai.content.model.ContentDecider;
import io.crmkit.ai.content.model.ContentEvent;
import io.crmkit.ai.content.model.ContentRules;
import io.crmkit.ai.content.model.Variant;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds after any sequence of commands to a piece of content. */
class ContentPropertiesTest {

  private static final ContentDecider DECIDER = new ContentDecider();

  @Property
  void nothingIsSentThatWasNotApprovedAsItIs(@ForAll("commands") List<ContentCommand> commands) {
    Content state = DECIDER.initial();
    for (ContentCommand command : commands) {
      Decision<ContentEvent> decision = DECIDER.decide(state, command);
      assertThat(DECIDER.decide(state, command)).as("deciding is pure").isEqualTo(decision);
      if (decision instanceof Accepted<ContentEvent> accepted) {
        Content before = state;
        state = DECIDER.evolve(state, accepted.events());
        check(before, command, state);
      }
    }
    Statistics.label("end").collect(state.getClass().getSimpleName());
    Statistics.label("end").coverage(seen -> {
      seen.check("Sent").percentage(share -> share > 1.5);
      seen.check("Approved").percentage(share -> share > 1.5);
      seen.check("Rejected").percentage(share -> share > 2);
    });
  }

  private static void check(Content before, ContentCommand command, Content after) {
    if (after instanceof Begun begun) {
      ContentRules rules = ContentRules.of(begun.drafted().brief());
      assertThat(begun.drafted().variants()).extracting(Variant::draft)
          .allSatisfy(draft -> assertThat(rules.check(draft)).isEmpty());
    }
    if (after instanceof Approved approved) {
      assertThat(approved.by()).isNotEqualTo(approved.submitted().by());
      assertThat(approved.outgoing().text()).endsWith("Unsubscribe: https://example.com/u/7")
          .contains("Written with the help of AI.", "1 High Street");
    }
    if (after instanceof Sent sent) {
      assertThat(before).isEqualTo(sent.approved());
      assertThat(((MarkSent) command).reach()).isEqualTo(Reach.OPEN);
    }
    assertThat(before).as("nothing follows").isNotInstanceOf(Sent.class);
  }

  @Provide
  Arbitrary<List<ContentCommand>> commands() {
    return ContentArbitraries.commands().list().ofMinSize(15).ofMaxSize(40);
  }
}
