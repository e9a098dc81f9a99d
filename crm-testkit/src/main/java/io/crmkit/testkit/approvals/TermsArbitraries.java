package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.LockPolicy;
import io.crmkit.approvals.model.definition.LockPolicy.Exemption;
import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.approvals.model.definition.LockPolicy.Whom;
import io.crmkit.approvals.model.definition.OverridePolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.core.expression.FieldPath;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary terms for the subjects of {@link ScenarioArbitraries#subjects}. */
public final class TermsArbitraries {

  /** The fields that subjects have, and one within another. */
  public static final List<FieldPath> FIELDS =
      List.of("amount", "discount", "stage", "owner", "account", "account.owner").stream()
          .map(FieldPath::parse).toList();

  private TermsArbitraries() {}

  public static Arbitrary<Terms> terms() {
    return Combinators.combine(
            locks().injectNull(0.5), contents().injectNull(0.5), reworks().injectNull(0.5),
            Arbitraries.of(OverridePolicy.class))
        .as(Terms::new);
  }

  public static Arbitrary<ContentPolicy> contents() {
    return Combinators.combine(fields().injectNull(0.3), Arbitraries.of(AfterApproval.class)).as(ContentPolicy::new);
  }

  public static Arbitrary<ReworkPolicy> reworks() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.of(Exhausted.class),
            Arbitraries.of(Target.class).set().ofMinSize(1))
        .as(ReworkPolicy::new);
  }

  public static Arbitrary<LockPolicy> locks() {
    Arbitrary<Exemption> exemptions = Combinators.combine(fields(), whom(Party.values())).as(Exemption::new);
    Arbitrary<Whom> free = whom(Party.REQUESTER, Party.ASKED, Party.ADMINISTRATORS);
    return Combinators.combine(
            Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(Whom.NOBODY)), Tuple.of(1, free)),
            exemptions.list().ofMaxSize(3))
        .as(LockPolicy::new);
  }

  /** A few fields, each once. */
  public static Arbitrary<List<FieldPath>> fields() {
    return Arbitraries.of(FIELDS).list().uniqueElements().ofMinSize(1).ofMaxSize(2);
  }

  private static Arbitrary<Whom> whom(Party... parties) {
    Arbitrary<Set<Party>> some = Arbitraries.of(parties).set().ofMinSize(1).ofMaxSize(2).map(EnumSet::copyOf);
    return Combinators.combine(some, DefinitionArbitraries.refs().list().ofMaxSize(2)).as(Whom::new);
  }

  /** Returns the terms of {@code definition} without what asks for more of it. */
  static Terms simplified(Definition definition) {
    Terms terms = definition.terms();
    return definition.administrators().isEmpty() ? new Terms(null, terms.content(), terms.rework()) : terms;
  }
}
