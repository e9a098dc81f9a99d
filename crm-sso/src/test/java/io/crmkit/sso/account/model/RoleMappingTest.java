package io.crmkit.sso.account.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which roles attributes give. */
class RoleMappingTest {

  private static final Role SALES = new Role("sales");
  private static final Role ADMIN = new Role("admin");
  private static final Set<Role> ADMINISTRATORS = Set.of(ADMIN);

  private static Principal in(String... groups) {
    return in(List.of(groups));
  }

  private static Principal in(List<String> groups) {
    return Principal.builder(new ProviderId("okta"), "https://idp.example", "ann").attribute("groups", groups).build();
  }

  private static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "crm-sales, crm-sales, true", "crm-sales, CRM-sales, false", "crm-sales, crm-sales-eu, false", "*, '', true",
    "crm-*, crm-, true", "crm-*, crm, false", "*-admins, crm-admins, true", "*-admins, crm-admins-2, false",
    "crm-*-eu, crm-sales-eu, true", "crm-*-eu, crm-eu, false", "ab*ba, aba, false", "ab*ba, abba, true"
  })
  void matchesValuesExactlyOrAroundOneStar(String pattern, String value, boolean matches) {
    RoleMapping mapping = RoleMapping.builder().rule("groups", pattern, SALES).build();
    assertThat(reason(mapping.map(in(value), ADMINISTRATORS)))
        .isEqualTo(matches ? "accepted" : AccountReason.ROLE_UNMAPPED);
  }

  @Test
  void givesTheRolesOfAllRulesThatMatchAndThoseForEverybodyElseOnlyWithoutAny() {
    RoleMapping mapping = RoleMapping.builder().rule("groups", "crm-*", SALES).rule("groups", "eu", new Role("emea"))
        .rule("department", "sales", new Role("never")).otherwise(new Role("guest")).build();
    assertThat(mapping.map(in("eu", "crm-x"), ADMINISTRATORS).orElseThrow())
        .containsExactly(new Role("emea"), SALES);
    assertThat(mapping.map(in("x"), ADMINISTRATORS).orElseThrow()).containsExactly(new Role("guest"));
    assertThat(RoleMapping.always(SALES).map(in(), ADMINISTRATORS).orElseThrow()).containsExactly(SALES);
  }

  @Test
  void refusesWhomNoRuleGivesARole() {
    Verdict<Set<Role>> refused =
        RoleMapping.builder().rule("groups", "crm-sales", SALES).build().map(in("x", "y"), ADMINISTRATORS);
    assertThat(reason(refused)).isEqualTo(AccountReason.ROLE_UNMAPPED);
    assertThat(refused.whyNot().orElseThrow().message()).contains("of okta, groups has 2 values");
    assertThat(reason(RoleMapping.builder().build().map(in("x"), ADMINISTRATORS))).isEqualTo(AccountReason.ROLE_UNMAPPED);
  }

  @Test
  void refusesToMakeAdministratorsUnlessThatIsPermitted() {
    RoleMapping.Builder mapping = RoleMapping.builder().rule("groups", "crm-sales", SALES).rule("groups", "root", ADMIN);
    assertThat(reason(mapping.build().map(in("crm-sales", "root"), ADMINISTRATORS)))
        .isEqualTo(AccountReason.ROLE_FORBIDDEN);
    assertThat(reason(RoleMapping.always(ADMIN).map(in(), ADMINISTRATORS))).isEqualTo(AccountReason.ROLE_FORBIDDEN);
    assertThat(mapping.permit(ADMIN).build().map(in("root"), ADMINISTRATORS).orElseThrow()).containsExactly(ADMIN);
  }

  @Test
  void refusesMoreGroupsThanAnybodyHasAndReadsAsManyAsSomebodyMight() {
    RoleMapping.Builder rules = RoleMapping.builder().rule("groups", "crm-last", SALES);
    IntStream.range(0, RoleMapping.MOST_RULES - 1).forEach(each -> rules.rule("groups", "x" + each + "*y", SALES));
    RoleMapping mapping = rules.build();
    List<String> most = new ArrayList<>(Collections.nCopies(RoleMapping.MOST_VALUES - 1, "group"));
    most.add("crm-last");
    assertThat(mapping.map(in(most), ADMINISTRATORS).orElseThrow()).containsExactly(SALES);

    List<String> tooMany = IntStream.range(0, 10_000).mapToObj(each -> "group-" + each).toList();
    Verdict<Set<Role>> refused = mapping.map(in(tooMany), ADMINISTRATORS);
    assertThat(reason(refused)).isEqualTo(AccountReason.ROLE_UNMAPPED);
    assertThat(refused.whyNot().orElseThrow().message()).contains("10000 values");
  }

  @Test
  void keepsRulesWithinBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RoleRule("groups", "a*b*c", SALES))
        .withMessageContaining("one *");
    List<RoleRule> many = Collections.nCopies(RoleMapping.MOST_RULES + 1, new RoleRule("groups", "x", SALES));
    assertThatIllegalArgumentException().isThrownBy(() -> new RoleMapping(many, Set.of(), Set.of()))
        .withMessageContaining("501");
  }
}
