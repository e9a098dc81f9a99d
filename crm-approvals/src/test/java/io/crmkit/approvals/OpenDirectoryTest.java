package io.crmkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenDirectoryTest {

  private static final TenantId ACME = new TenantId("acme");

  private final OpenDirectory directory = new OpenDirectory();

  @Test
  void takesAnyNameForAPersonOfOneSpelling() {
    assertThat(directory.find(ACME, " Bob@Example.com "))
        .hasValueSatisfying(person -> assertThat(person.actor()).isEqualTo(new Actor("bob@example.com")));
    assertThat(directory.find(ACME, "x".repeat(200))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a\0b", "half a pair \uD83D"})
  void takesNobodyWhomNoStoreCouldName(String alias) {
    assertThat(directory.find(ACME, alias)).isEmpty();
    assertThat(directory.find(ACME, "x".repeat(201))).isEmpty();
  }
}
