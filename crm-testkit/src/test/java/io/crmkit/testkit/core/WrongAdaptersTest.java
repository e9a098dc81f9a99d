package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.record.port.ConversionRepository;
import io.crmkit.record.port.RecordStorage;
import io.crmkit.testkit.core.WrongAdapter.Wrong;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contracts find adapters that do one thing wrong. */
class WrongAdaptersTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "ai.action.InMemoryActionsTest$Recommendations", "ai.churn.InMemoryChurnTest$Alarms",
    "ai.churn.InMemoryChurnTest$Models", "ai.churn.InMemoryChurnTest$Scores",
    "ai.content.InMemoryContentTest$OfContent", "ai.sentiment.InMemorySentimentsTest", "apikey.InMemoryKeysTest",
    "approvals.InMemoryApprovalsTest$TheDefinitions", "approvals.InMemoryApprovalsTest$TheDelegations",
    "approvals.InMemoryApprovalsTest$TheTokens", "dedupe.InMemoryClustersTest", "dedupe.InMemoryEntitiesTest",
    "forecast.InMemoryForecastsTest", "forecast.InMemorySnapshotsTest", "imports.InMemoryImportsTest$Jobs",
    "imports.InMemoryImportsTest$Records", "imports.InMemoryImportsTest$Rows", "record.InMemoryAccountsTest",
    "record.InMemoryContactsTest", "record.InMemoryLeadsTest", "record.InMemoryOpportunitiesTest",
    "sso.InMemoryFactorsTest", "sso.InMemorySecurityEventsTest", "sso.InMemorySessionsTest",
    "sso.account.InMemoryPasswordGuessesTest", "sso.account.InMemoryPasswordHashesTest",
    "sso.account.InMemoryUserAccountsTest", "sso.provider.InMemoryDomainsTest", "sso.provider.InMemoryProvidersTest",
    "sso.signon.InMemoryLoginProofsTest", "sso.token.InMemoryTokensTest$Families",
    "territory.InMemoryTerritoriesTest$Models", "territory.InMemoryTerritoriesTest$Placements"
  })
  void areFoundWhereTheyForgetTheTenant(String contract) throws ReflectiveOperationException {
    assertFound(contract, Wrong.FORGETS_THE_TENANT);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "ai.action.InMemoryActionsTest$Recommendations", "ai.sentiment.InMemorySentimentsTest", "apikey.InMemoryKeysTest",
    "approvals.InMemoryApprovalsTest$TheDefinitions", "approvals.InMemoryApprovalsTest$TheTokens",
    "dedupe.InMemoryClustersTest", "dedupe.InMemoryEntitiesTest", "forecast.InMemoryForecastsTest",
    "imports.InMemoryImportsTest$Jobs", "imports.InMemoryImportsTest$Rows", "record.InMemoryAccountsTest",
    "record.InMemoryLeadsTest", "sso.InMemoryFactorsTest", "sso.InMemorySessionsTest",
    "sso.account.InMemoryPasswordGuessesTest", "sso.account.InMemoryPasswordHashesTest",
    "sso.account.InMemoryUserAccountsTest", "sso.signon.InMemoryLoginProofsTest",
    "sso.token.InMemoryTokensTest$Families", "territory.InMemoryTerritoriesTest$Models"
  })
  void areFoundWhereTheyIgnoreCase(String contract) throws ReflectiveOperationException {
    assertFound(contract, Wrong.IGNORES_CASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "ai.churn.InMemoryChurnTest$Scores", "ai.content.InMemoryContentTest$OfContent",
    "ai.sentiment.InMemorySentimentsTest", "apikey.InMemoryKeysTest", "dedupe.InMemoryClustersTest",
    "forecast.InMemoryForecastsTest", "forecast.InMemorySnapshotsTest", "record.InMemoryAccountsTest",
    "record.InMemoryContactsTest", "record.InMemoryOpportunitiesTest", "sso.InMemorySecurityEventsTest",
    "sso.InMemorySessionsTest", "territory.InMemoryTerritoriesTest$Placements"
  })
  void areFoundWhereTheyReturnLargerPages(String contract) throws ReflectiveOperationException {
    assertFound(contract, Wrong.RETURNS_LARGER_PAGES);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "apikey.InMemoryKeysTest", "forecast.InMemoryForecastsTest", "imports.InMemoryImportsTest$Jobs",
    "record.InMemoryAccountsTest", "record.InMemoryLeadsTest", "record.InMemoryOpportunitiesTest",
    "sso.InMemoryFactorsTest", "sso.InMemorySessionsTest", "sso.provider.InMemoryProvidersTest"
  })
  void areFoundWhereTheyKeepOnlyWhatMustBeThere(String contract) throws ReflectiveOperationException {
    assertFound(contract, Wrong.KEEPS_ONLY_WHAT_MUST_BE_THERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "ai.churn.InMemoryChurnTest$Scores", "approvals.InMemoryApprovalsTest$TheDelegations",
    "dedupe.InMemoryClustersTest", "forecast.InMemorySnapshotsTest", "imports.InMemoryImportsTest$Records",
    "imports.InMemoryImportsTest$Rows", "sso.account.InMemoryUserAccountsTest"
  })
  void areFoundWhereTheyAnswerForTheFirstOfMany(String contract) throws ReflectiveOperationException {
    assertFound(contract, Wrong.ANSWERS_FOR_THE_FIRST);
  }

  /** A store of several ports of which one is wrong. */
  @Test
  void areFoundWhereConversionsAloneForgetTheTenant() throws ReflectiveOperationException {
    Class<?> tests = Class.forName("io.crmkit.testkit.record.InMemoryConversionsTest");

    assertThat(ContractRun.finds(tests, right -> right)).isFalse();
    assertThat(ContractRun.finds(tests, WrongAdaptersTest::withWrongConversions)).isTrue();
  }

  private static Object withWrongConversions(Object right) {
    return Proxy.newProxyInstance(WrongAdaptersTest.class.getClassLoader(), new Class<?>[] {RecordStorage.class},
        (proxy, method, arguments) -> {
          Object port = method.invoke(right, arguments);
          return port instanceof ConversionRepository ? WrongAdapter.of(port, Wrong.FORGETS_THE_TENANT) : port;
        });
  }

  private static void assertFound(String contract, Wrong wrong) throws ReflectiveOperationException {
    Class<?> tests = Class.forName("io.crmkit.testkit." + contract);
    assertThat(ContractRun.finds(tests, right -> right)).as("%s as it is", contract).isFalse();
    assertThat(ContractRun.finds(tests, right -> WrongAdapter.of(right, wrong))).as("%s %s", contract, wrong).isTrue();
  }
}
