package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.ReferenceRequest.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * I16, and every other rule at once: all selections of up to six moves of a game, in all orders, compared after each
 * with the reference.
 */
class InterleavingsTest {

  private static final int MOST_MOVES = 6;

  @ParameterizedTest
  @MethodSource("io.crmkit.testkit.approvals.Games#all")
  void ofVotesGoAsTheReferenceSays(Game game) {
    new Play(game).everything();
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.testkit.approvals.Games#late")
  void ofVotesAndDeadlinesGoAsTheReferenceSays(Game game) {
    new Play(game).everything();
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.testkit.approvals.Games#shortOfPeople")
  void ofPeopleWhoLeaveGoAsTheReferenceSays(Game game) {
    new Play(game).everything();
  }

  /** One game, played from every position that it can come to. */
  private static final class Play {

    private final Game game;
    private final List<Move> path = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<String, Integer> ends = new TreeMap<>();

    Play(Game game) {
      this.game = game;
    }

    void everything() {
      World world = new World(game.definition(), Game.staff());
      ReferenceRequest reference = new ReferenceRequest(game.definition());
      if (!game.moves().contains(Game.SUBMIT)) {
        world.play(Game.SUBMIT);
        path.add(Game.SUBMIT);
        reference = compared(world, reference, Game.SUBMIT);
      }
      from(world, reference, game.moves(), MOST_MOVES);
      System.out.printf("%s: %,d positions, %s, %s%n",
          game, answers.values().stream().mapToInt(Integer::intValue).sum(), answers, ends);
      assertThat(ends).hasSizeGreaterThan(1);
    }

    private void from(World world, ReferenceRequest reference, List<Move> left, int deep) {
      Set<Move> tried = new HashSet<>();
      for (int i = 0; deep > 0 && i < left.size(); i++) {
        Move move = left.get(i);
        if (tried.add(move)) {
          int which = i;
          List<Move> rest = IntStream.range(0, left.size()).filter(n -> n != which).mapToObj(left::get).toList();
          World next = world.copy();
          next.play(move);
          path.add(move);
          from(next, compared(next, reference, move), rest, deep - 1);
          path.remove(path.size() - 1);
        }
      }
    }

    private ReferenceRequest compared(World next, ReferenceRequest reference, Move move) {
      if (!(move instanceof Do act)) {
        return reference;
      }
      Turn turn = reference.after(act.command(), next.now(), next.staff());
      String answer = EngineView.answer(next.beats().get(next.beats().size() - 1).decision());
      String view = EngineView.state(next.state());
      if (!answer.equals(turn.answer()) || !view.equals(turn.after().toString())) {
        assertThat(answer + "\n" + view).as("%s", path).isEqualTo(turn.answer() + "\n" + turn.after());
      }
      answers.merge(answer, 1, Integer::sum);
      ends.merge(next.state() instanceof Settled settled ? settled.outcome().name() : "none", 1, Integer::sum);
      return turn.after();
    }
  }
}
