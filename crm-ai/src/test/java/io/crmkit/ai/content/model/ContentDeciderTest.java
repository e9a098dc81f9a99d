package io.crmkit.ai.content.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.content.model.ContentCommand.Approve;
import io.crmkit.ai.content.model.ContentCommand.Edit;
import io.crmkit.ai.content.model.ContentCommand.Keep;
import io.crmkit.ai.content.model.ContentCommand.MarkSent;
import io.crmkit.ai.content.model.ContentCommand.Reach;
import io.crmkit.ai.content.model.ContentCommand.Reject;
import io.crmkit.ai.content.model.ContentCommand.Submit;
import io.crmkit.ai.content.model.ContentCommand.Written;
import io.crmkit.ai.content.model.ContentEvent.ContentApproved;
import io.crmkit.ai.content.model.ContentEvent.ContentDrafted;
import io.crmkit.ai.content.model.ContentEvent.ContentEdited;
import io.crmkit.ai.content.model.ContentEvent.ContentRejected;
import io.crmkit.ai.content.model.ContentEvent.ContentSent;
import io.crmkit.ai.content.model.ContentEvent.ContentSubmitted;
import io.crmkit.ai.content.model.ContentRefusal.WrongState;
import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.guard.fact.Fact;
import io.crmkit.ai.guard.fact.Facts;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.spec.DeciderSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContentDeciderTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final Actor ANN = new Actor("ann");
  private static final Actor BOB = new Actor("bob");
  private static final Draft DRAFT = new Draft("Hello", "Hello Ada, we can give you 15% off. Shall we talk?");
  private static final Draft OTHER = new Draft("Hello", "Hello Ada, shall we talk about your offer?");
  private static final Draft UNGROUNDED = new Draft("Hello", "Hello Ada, we can give you 20% off. Shall we talk?");
  private static final Origin ORIGIN = new Origin("m", 1, 10, 5);
  private static final Sender SENDER = Sender.builder("Acme", MailLaw.UWG).postalAddress("Weg 1, Berlin")
      .optOut("Abmelden: https://example.com").disclosure("Mit KI geschrieben.").build();
  private static final Brief BRIEF = brief(Consent.CUSTOMER);
  private static final ContentEvent DRAFTED =
      new ContentDrafted(BRIEF, List.of(new Variant(1, DRAFT, ORIGIN)), ANN, NOON);
  private static final ContentEvent SUBMITTED = new ContentSubmitted(1, ANN, NOON);
  private static final ContentEvent APPROVED = new ContentApproved(BOB, NOON);
  private static final ContentEvent SENT = new ContentSent(ANN, NOON);

  private final DeciderSpec<Content, ContentCommand, ContentEvent> content = DeciderSpec.of(new ContentDecider());

  private static PromptTemplate template(Channel channel) {
    return new PromptTemplate("t", channel, Locale.UK, "Follow up.", null, List.of("discount"), List.of());
  }

  private static Brief brief(Consent consent) {
    return Brief.builder(new TemplateRef(new TemplateId("t"), 1), template(Channel.EMAIL), SENDER)
        .facts(Facts.of(Fact.percentage("discount", "15"))).to(new Recipient("ada@example.com", consent)).build();
  }

  private static Keep keep(Brief brief, Draft... drafts) {
    return new Keep(brief, List.of(drafts).stream().map(draft -> new Written(draft, ORIGIN)).toList(), ANN, NOON);
  }

  private static List<String> findings(Decision<ContentEvent> decision) {
    ContentRefusal.Unsound unsound = (ContentRefusal.Unsound) ((Refused<ContentEvent>) decision).refusal();
    return unsound.findings().stream().map(Finding::code).toList();
  }

  @Nested
  class WhenDrafting {

    @Test
    void keepsSoundDraftsWithTheirNumbers() {
      content.when(keep(BRIEF, DRAFT)).thenEmits(DRAFTED);
      content.given(DRAFTED).when(keep(BRIEF, OTHER))
          .thenEmits(new ContentDrafted(BRIEF, List.of(new Variant(2, OTHER, ORIGIN)), ANN, NOON));
    }

    @Test
    void refusesDraftsThatAreNot() {
      assertThat(findings(content.when(keep(BRIEF, DRAFT, UNGROUNDED)).decision())).containsExactly("guard.ungrounded");
      assertThat(findings(content.when(keep(BRIEF, new Draft("", "short"))).decision()))
          .containsExactly("guard.too-short", "guard.too-short");
      assertThat(findings(content.when(keep(BRIEF, new Draft("x".repeat(79), DRAFT.body()))).decision()))
          .containsExactly("guard.too-long");
      assertThat(findings(content.when(keep(BRIEF, new Draft("Hi", "It is risk-free and without any doubt good."))).decision()))
          .containsExactly("guard.banned-claim");
      assertThat(findings(content.when(keep(BRIEF, new Draft("Hi",
          "Organizational interoperability necessitates administrative consolidation."))).decision()))
          .containsExactly("guard.hard-to-read");
    }

    @Test
    void refusesToWriteToStrangersWhereTheLawForbidsIt() {
      content.when(keep(brief(Consent.NONE), DRAFT)).thenRefuses(new ContentRefusal.NoConsent(MailLaw.UWG));
    }

    @Test
    void refusesABriefWithoutAFactThatTheTemplateNeeds() {
      Brief bare = Brief.builder(BRIEF.ref(), BRIEF.template(), SENDER).to(BRIEF.recipient()).build();

      content.when(keep(bare, OTHER)).thenRefuses(new ContentRefusal.MissingFact("discount"));
    }

    @Test
    void refusesAnotherBriefAndTooManyVariants() {
      content.given(DRAFTED).when(keep(brief(Consent.EXPRESS), DRAFT)).thenRefuses(new ContentRefusal.OtherBrief());
      Draft[] many = Collections.nCopies(ContentDecider.MOST_VARIANTS, OTHER).toArray(Draft[]::new);
      content.when(keep(BRIEF, many));
      content.given(DRAFTED).when(keep(BRIEF, many))
          .thenRefuses(new ContentRefusal.TooManyVariants(ContentDecider.MOST_VARIANTS));
    }
  }

  @Nested
  class WhenEditing {

    @Test
    void takesSoundWordsAlone() {
      content.given(DRAFTED).when(new Edit(1, OTHER, BOB, NOON)).thenEmits(new ContentEdited(1, OTHER, BOB, NOON));
      content.given(DRAFTED).when(new Edit(1, DRAFT, BOB, NOON)).thenEmits();
      assertThat(findings(content.given(DRAFTED).when(new Edit(1, UNGROUNDED, BOB, NOON)).decision()))
          .containsExactly("guard.ungrounded");
      content.given(DRAFTED).when(new Edit(2, OTHER, BOB, NOON)).thenRefuses(new ContentRefusal.NoSuchVariant(2));
      content.when(new Edit(1, OTHER, BOB, NOON)).thenRefuses(new WrongState("not there", "drafted"));
    }

    @Test
    void voidsAnApproval() {
      content.given(DRAFTED, SUBMITTED, APPROVED, new ContentEdited(1, OTHER, BOB, NOON))
          .when(new MarkSent(Reach.OPEN, ANN, NOON)).thenRefuses(new WrongState("drafted", "approved"));
    }

    @Test
    void waitsWhileSomebodyDecides() {
      content.given(DRAFTED, SUBMITTED).when(new Edit(1, OTHER, ANN, NOON))
          .thenRefuses(new WrongState("submitted", "drafted, rejected or approved"));
    }
  }

  @Nested
  class WhenApproving {

    @Test
    void takesSomebodyElse() {
      content.given(DRAFTED).when(new Submit(1, ANN, NOON)).thenEmits(SUBMITTED);
      content.given(DRAFTED, SUBMITTED).when(new Approve(BOB, NOON)).thenEmits(APPROVED);
      content.given(DRAFTED, SUBMITTED).when(new Approve(ANN, NOON)).thenRefuses(new ContentRefusal.OwnSubmission(ANN));
      content.given(DRAFTED).when(new Approve(BOB, NOON)).thenRefuses(new WrongState("drafted", "submitted"));
      content.given(DRAFTED).when(new Submit(2, ANN, NOON)).thenRefuses(new ContentRefusal.NoSuchVariant(2));
      content.given(DRAFTED, SUBMITTED).when(new Submit(1, ANN, NOON))
          .thenRefuses(new WrongState("submitted", "drafted or rejected"));
    }

    @Test
    void letsARejectedDraftBeRepaired() {
      ContentEvent rejected = new ContentRejected("too long", BOB, NOON);

      content.given(DRAFTED, SUBMITTED).when(new Reject("too long", BOB, NOON)).thenEmits(rejected);
      content.given(DRAFTED, SUBMITTED, rejected).when(new Submit(1, ANN, NOON)).thenEmits(SUBMITTED);
      content.given(DRAFTED, SUBMITTED, APPROVED).when(new Reject("too long", BOB, NOON)).thenEmits(rejected);
      content.given(DRAFTED).when(new Reject("no", BOB, NOON))
          .thenRefuses(new WrongState("drafted", "submitted or approved"));
    }
  }

  @Nested
  class WhenSending {

    @Test
    void takesWhatIsApprovedAlone() {
      MarkSent mark = new MarkSent(Reach.OPEN, ANN, NOON);

      content.given(DRAFTED, SUBMITTED, APPROVED).when(mark).thenEmits(SENT);
      content.given(DRAFTED, SUBMITTED).when(mark).thenRefuses(new WrongState("submitted", "approved"));
      content.given(DRAFTED, SUBMITTED, APPROVED, SENT).when(mark).thenRefuses(new WrongState("sent", "approved"));
    }

    @Test
    void takesNobodyWhoHasOptedOut() {
      content.given(DRAFTED, SUBMITTED, APPROVED).when(new MarkSent(Reach.SUPPRESSED, ANN, NOON))
          .thenRefuses(new ContentRefusal.OptedOut());
    }
  }

  @Test
  void putsTheLinesOfTheLawUnderATextAndNoModelDoes() {
    assertThat(BRIEF.finished(DRAFT).text()).isEqualTo(DRAFT.body()
        + "\n\nMit KI geschrieben.\nAcme, Weg 1, Berlin\nAbmelden: https://example.com");
    Brief post = Brief.builder(BRIEF.ref(), template(Channel.POST), SENDER).facts(BRIEF.facts()).build();
    assertThat(post.finished(DRAFT).text()).isEqualTo(DRAFT.body() + "\n\nMit KI geschrieben.");
    assertThatIllegalArgumentException().isThrownBy(() -> Sender.builder("Acme", MailLaw.UWG).build());
    assertThatIllegalArgumentException().isThrownBy(() -> new Draft("two\nlines", "x"));
  }

  @Test
  void showNothingPersonalInTheirTexts() {
    String all = BRIEF + DRAFT.toString() + BRIEF.finished(DRAFT) + BRIEF.recipient() + new Variant(1, DRAFT, ORIGIN);

    assertThat(all).doesNotContain("ada@").doesNotContain("Hello").doesNotContain("15%");
  }
}
