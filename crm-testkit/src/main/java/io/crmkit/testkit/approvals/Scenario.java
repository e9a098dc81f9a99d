package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.testkit.approvals.Move.Do;
import java.util.List;

/**
 * A chain, the people at the beginning, and what happens.
 *
 * <p>Its submissions name {@link #UNPINNED}; whoever plays them puts in the publication of the definition.
 *
 * @param delegations who has delegated what to whom, from the beginning on
 */
public record Scenario(Definition definition, Staff staff, List<Move> moves, List<Delegation> delegations) {

  /** Stands for the publication of {@link #definition}. */
  public static final DefinitionRef UNPINNED = new DefinitionRef("unpinned", 1, "unpinned");

  public Scenario {
    moves = List.copyOf(moves);
    delegations = List.copyOf(delegations);
  }

  /** Where nobody acts for anybody else. */
  public Scenario(Definition definition, Staff staff, List<Move> moves) {
    this(definition, staff, moves, List.of());
  }

  /** Returns this scenario up to the submissions that it begins with. */
  public Scenario opening() {
    return with(moves.stream().takeWhile(move -> move instanceof Do act && act.command() instanceof Submit).toList());
  }

  /** Returns this scenario with other moves. */
  public Scenario with(List<Move> otherMoves) {
    return new Scenario(definition, staff, otherMoves, delegations);
  }
}
