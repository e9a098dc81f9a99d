package io.crmkit.testkit.ai.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.Brief;
import io.crmkit.ai.content.model.Consent;
import io.crmkit.ai.content.model.Content;
import io.crmkit.ai.content.model.ContentCommand;
import io.crmkit.ai.content.model.ContentCommand.Approve;
import io.crmkit.ai.content.model.ContentCommand.Edit;
import io.crmkit.ai.content.model.ContentCommand.Keep;
import io.crmkit.ai.content.model.ContentCommand.MarkSent;
import io.crmkit.ai.content.model.ContentCommand.Reach;
import io.crmkit.ai.content.model.ContentCommand.Reject;
import io.crmkit.ai.content.model.ContentCommand.Submit;
import io.crmkit.ai.content.model.ContentCommand.Written;
import io.crmkit.ai.content.model.ContentDecider;
import io.crmkit.ai.content.model.ContentEvent;
import io.crmkit.ai.content.model.ContentId;
import io.crmkit.ai.content.model.ContentStatus;
import io.crmkit.ai.content.model.Draft;
import io.crmkit.ai.content.model.Origin;
import io.crmkit.ai.content.port.ContentRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateFormat;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ContentRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class ContentRepositoryContract
    extends StateRepositoryContract<ContentId, Content, ContentCommand, ContentEvent> {

  private static final Instant AT = Instant.parse("2026-03-03T12:00:00.123456789Z");
  private static final Actor ANN = new Actor("Größe 🚀 ann");
  private static final Actor BOB = new Actor("bob");
  private static final Draft DRAFT = new Draft("Für Sie 🚀", "Hello Ada, we can give you 15% off. Shall we talk?");

  @Override
  protected abstract ContentRepository emptyRepository();

  @Override
  protected Decider<Content, ContentCommand, ContentEvent> decider() {
    return new ContentDecider();
  }

  @Override
  protected StateFormat<ContentId, Content, ContentEvent> format() {
    return ContentFormats.CONTENT;
  }

  private static ContentCommand keep() {
    Brief brief = ContentArbitraries.brief(Consent.CUSTOMER);
    Written written = new Written(DRAFT, new Origin("modèle 🚀", Integer.MAX_VALUE, Long.MAX_VALUE / 2, 7));
    return new Keep(brief, List.of(written, written), ANN, AT);
  }

  @Override
  protected List<ContentCommand> life() {
    Draft other = new Draft("", "Hello Ada, it was good to talk to you. 🚀");
    return List.of(keep(),
        new Edit(2, new Draft("Größe", other.body()), BOB, AT.plusNanos(1)), new Submit(2, ANN, AT.plusNanos(2)),
        new Reject("zu früh 💸", BOB, AT.plusNanos(3)), new Submit(1, ANN, AT.plusNanos(4)),
        new Approve(BOB, AT.plusNanos(5)), new MarkSent(Reach.OPEN, ANN, AT.plusNanos(6)));
  }

  @Test
  protected void findsWhatIsSoFar() {
    for (String id : List.of("c", "a", "d", "b")) {
      save(ACME, new ContentId(id), keep());
    }
    for (String id : List.of("a", "c", "d")) {
      save(ACME, new ContentId(id), new Submit(1, ANN, AT));
    }
    save(ACME, new ContentId("c"), new Approve(BOB, AT));

    assertThat(withStatus(ACME, ContentStatus.SUBMITTED)).containsExactly("a", "d");
    assertThat(withStatus(ACME, ContentStatus.DRAFTED)).containsExactly("b");
    assertThat(withStatus(ACME, ContentStatus.APPROVED)).containsExactly("c");
    assertThat(withStatus(ACME, ContentStatus.SENT)).isEmpty();
    assertThat(withStatus(GLOBEX, ContentStatus.SUBMITTED)).isEmpty();
  }

  private List<String> withStatus(TenantId tenant, ContentStatus status) {
    return BoundedPages.stream(1, page -> ((ContentRepository) repository()).withStatus(tenant, status, page))
        .map(ContentId::value).toList();
  }
}
