package io.crmkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.crmkit.arch.Shapes.condition;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.crmkit.sso.model.SecretHash;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * That secrets of sessions, second factors and API keys are compared in constant time alone (row 192 of what must be
 * refused): as a {@link SecretHash}, whose one comparison is, or as bytes by {@link MessageDigest#isEqual}.
 */
@AnalyzeClasses(
    packages = {"io.crmkit.sso.session", "io.crmkit.sso.mfa", "io.crmkit.sso.model", "io.crmkit.apikey"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class SecretComparisonTest {

  @ArchTest
  static final ArchRule bytesAreNeverComparedUntilTheyDiffer = noClasses()
      .should().callMethod(Arrays.class, "equals", byte[].class, byte[].class)
      .orShould().callMethod(Arrays.class, "compare", byte[].class, byte[].class)
      .orShould().callMethod(Arrays.class, "mismatch", byte[].class, byte[].class)
      .orShould().callMethod(String.class, "contentEquals", CharSequence.class)
      .orShould().callMethod(String.class, "regionMatches", int.class, String.class, int.class, int.class);

  @ArchTest
  static final ArchRule hashesAreComparedInConstantTime = methods()
      .that().areDeclaredIn(SecretHash.class).and().haveName("equals")
      .should(callIsEqual());

  @ArchTest
  static final ArchRule codesOfAppsAreComparedInConstantTime = methods()
      .that().areDeclaredIn("io.crmkit.sso.mfa.Totp").and().haveName("steps")
      .should(callIsEqual());

  @ArchTest
  static final ArchRule secretsOfCookiesAndKeysAreHashedAndWrittenAndNothingElse = fields()
      .that().haveName("secret").and().haveRawType(String.class)
      .and().areDeclaredInClassesThat().haveNameMatching(".*\\.(SessionCookie|KeyText)")
      .should(beReadByNoMethodBut("hash", "text"));

  private static ArchCondition<JavaMethod> callIsEqual() {
    return condition("call MessageDigest.isEqual", (method, name) -> method.getMethodCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class) && call.getName().equals("isEqual"))
        ? List.of() : List.of(name + " does not"));
  }

  private static ArchCondition<JavaField> beReadByNoMethodBut(String... names) {
    Set<String> readers = Set.of(names);
    return condition("be read by no method but " + readers, (field, name) -> field.getAccessesToSelf().stream()
        .filter(access -> !access.getOrigin().isConstructor() && !readers.contains(access.getOrigin().getName()))
        .map(access -> access.getDescription()).toList());
  }
}
