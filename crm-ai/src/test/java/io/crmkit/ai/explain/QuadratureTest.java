package io.crmkit.ai.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuadratureTest {

  @Test
  void integratesPolynomialsOfADegreeBelowThePlayersExactly() {
    for (int players = 1; players <= 60; players++) {
      Quadrature quadrature = Quadrature.ofPlayers(players);
      for (int power = 0; power < players; power++) {
        double sum = 0;
        for (int i = 0; i < quadrature.size(); i++) {
          sum += quadrature.weight(i) * StrictMath.pow(quadrature.point(i), power);
        }
        assertThat(sum).as("t^%d with %d players", power, players).isEqualTo(1.0 / (power + 1), within(1e-14));
      }
    }
  }

  @Test
  void needsHalfAsManyPointsAsPlayers() {
    assertThat(Quadrature.ofPlayers(4).size()).isEqualTo(2);
    assertThat(Quadrature.ofPlayers(5).size()).isEqualTo(3);
  }
}
