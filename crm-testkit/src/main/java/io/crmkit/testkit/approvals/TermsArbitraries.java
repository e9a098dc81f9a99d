package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.LockPolicy;
import io.crmkit.approvals.model.definition.LockPolicy.Exemption;
import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.approvals.model.definition.LockPolicy.Whom;
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
      List.of("amount", "discount", "stage", "owner", "account", "account.owner").stream().map(FieldPath::parse).toList();

  private TermsArbitraries() {}

  public static Arbitrary<Terms> terms() {
    return locks().injectNull(0.5).map(Terms::new);
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
    return definition.administrators().isEmpty() ? Terms.NONE : definition.terms();
  }
}
