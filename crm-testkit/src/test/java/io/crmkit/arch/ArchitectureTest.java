package io.crmkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.crmkit.arch.Ports.ofAPort;
import static io.crmkit.arch.Ports.servesAllTenants;
import static io.crmkit.arch.Ports.takeTheTenantFirst;
import static io.crmkit.arch.Signatures.areSeenByHosts;
import static io.crmkit.arch.Signatures.nameOnlyTypesOf;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The directions between the modules that crm-testkit sees; those that are built after it check themselves. */
@AnalyzeClasses(packages = "io.crmkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Every context and the module that holds it; a new context is added here with its first class. */
  private static final List<String> CONTEXTS =
      List.of("ai", "apikey", "approvals", "dedupe", "duplicates", "forecast", "imports", "sso");

  /** What a context may use beyond the libraries of core: those that its module is there for. */
  private static final Map<String, String[]> OWN_LIBRARIES = Map.of(
      "ai", new String[] {"smile.."},
      "approvals", new String[] {"javax.crypto.."},
      "imports", new String[] {
        "com.ctc.wstx..", "com.google.i18n.phonenumbers..", "com.ibm.icu..", "de.siegmar.fastcsv..",
        "javax.xml.stream..", "org.codehaus.stax2.."
      },
      "dedupe", new String[] {"com.google.i18n.phonenumbers..", "com.ibm.icu..", "org.apache.commons.codec.."},
      "sso", new String[] {
        "com.google.zxing..", "com.nimbusds..", "javax.crypto..", "javax.naming..", "javax.net.ssl..", "javax.xml..",
        "net.shibboleth..", "org.bouncycastle.asn1..", "org.opensaml..",
        "org.w3c.dom..", "org.xml.sax.."
      });

  /**
   * Packages that join two contexts of one module: they adapt what one of them offers to what the other one asks for,
   * and so must see both, which see neither them nor one another.
   */
  private static final Map<String, String[]> JOINS =
      Map.of("duplicates", new String[] {"io.crmkit.dedupe..", "io.crmkit.imports.model.."},
          "apikey", new String[] {"io.crmkit.sso.audit..", "io.crmkit.sso.model.."});

  /** The contexts that crm-core holds, a lower one before those that may use it. */
  private static final String[] CORE = {"io.crmkit.core..", "io.crmkit.record..", "io.crmkit.territory.."};

  /** Engines that only compute, and so are as far down as models are. */
  private static final String[] ENGINES = {
    "io.crmkit.ai.action.bandit..", "io.crmkit.ai.action.capacity..", "io.crmkit.ai.action.evaluation..",
    "io.crmkit.ai.drift..", "io.crmkit.ai.explain..", "io.crmkit.ai.guard..", "io.crmkit.ai.ir..",
    "io.crmkit.forecast.distribution..", "io.crmkit.forecast.rollup..", "io.crmkit.imports.text.."
  };

  private static final String[] BELOW_MODELS = {"java..", "org.jspecify.."};

  private static final String[] LIBRARIES_OF_CORE = {
    "java..", "com.fasterxml.jackson..", "com.google.common..", "jakarta.validation..", "org.hibernate.validator..",
    "org.jspecify..", "org.slf4j.."
  };

  @ArchTest
  static final ArchTests houseRules = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchTests libraryRules = ArchTests.in(LibraryRules.class);

  @ArchTest
  static final ArchRule onlyTestkitUsesTestLibraries = noClasses()
      .that().resideOutsideOfPackage("io.crmkit.testkit..")
      .should().dependOnClassesThat(resideInAnyPackage("org.junit..", "net.jqwik..", "org.assertj.."));

  @ArchTest
  static final ArchRule coreKnowsNoModuleAndFiveLibraries = classes()
      .that().resideInAnyPackage(CORE)
      .should().onlyDependOnClassesThat(resideInAnyPackage(CORE).or(resideInAnyPackage(LIBRARIES_OF_CORE)));

  @ArchTest
  static final ArchRule hostsSeeNoLibraryOfCore = codeUnits()
      .that(areSeenByHosts()).and().areDeclaredInClassesThat(resideOutsideOfPackage("io.crmkit.testkit.."))
      .should(nameOnlyTypesOf("java.", "javax.net.ssl.", "io.crmkit."))
      .because("a host must be free to use another version of any library");

  @ArchTest
  static void contextsKnowOnlyThemselvesAndCore(JavaClasses classes) {
    for (String context : CONTEXTS) {
      String[] own = {"io.crmkit." + context + ".."};
      classes().that().resideInAnyPackage(own)
          .should().onlyDependOnClassesThat(
              resideInAnyPackage(own).or(resideInAnyPackage(CORE)).or(resideInAnyPackage(LIBRARIES_OF_CORE))
                  .or(resideInAnyPackage(OWN_LIBRARIES.getOrDefault(context, new String[0])))
                  .or(resideInAnyPackage(JOINS.getOrDefault(context, new String[0]))))
          .because("contexts meet in core, in events or in a port of the consumer")
          .allowEmptyShould(false)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule everyPackageBelongsToAModule = classes()
      .should().resideInAnyPackage(
          CONTEXTS.stream().map(context -> "io.crmkit." + context + "..").toArray(String[]::new))
      .orShould().resideInAnyPackage(CORE)
      .orShould().resideInAnyPackage("io.crmkit.testkit..");

  @ArchTest
  static final ArchRule smileOnlyTrainsAndOnlyWhereItIsAskedTo = noClasses()
      .that().resideOutsideOfPackage("io.crmkit.ai.smile..")
      .should().dependOnClassesThat(resideInAnyPackage("smile..", "io.crmkit.ai.smile.."))
      .because("most hosts do not have it; what it has learned is data like any other model");

  @ArchTest
  static final ArchRule singleSignOnLogsNothing = noClasses()
      .that().resideInAPackage("io.crmkit.sso..")
      .should().dependOnClassesThat(resideInAnyPackage("org.slf4j..", "java.util.logging.."))
      .because("what happens is told by security events, which hold no secret; a log line might");

  @ArchTest
  static final ArchRule modelsAreAtTheBottom = classes()
      .that().resideInAPackage("..model..")
      .should().onlyDependOnClassesThat(resideInAnyPackage("..model..").or(resideInAnyPackage(CORE))
          .or(resideInAnyPackage(ENGINES)).or(resideInAnyPackage(BELOW_MODELS)));

  @ArchTest
  static final ArchRule enginesKnowNothingOfTheirHosts = classes()
      .that().resideInAnyPackage(ENGINES)
      .should().onlyDependOnClassesThat(
          resideInAnyPackage(ENGINES).or(resideInAnyPackage(CORE)).or(resideInAnyPackage(BELOW_MODELS)));

  @ArchTest
  static final ArchRule coreItselfKnowsNoOtherContext = classes()
      .that().resideInAPackage("io.crmkit.core..")
      .should().onlyDependOnClassesThat(
          resideInAnyPackage("io.crmkit.core..").or(resideInAnyPackage(LIBRARIES_OF_CORE)));

  @ArchTest
  static final ArchRule modelsReadNoClockAndDrawNoNumbers = noClasses()
      .that().resideInAPackage("..model..")
      .should().callMethod(UUID.class, "randomUUID")
      .orShould().callMethod(Math.class, "random")
      .orShould().callMethod(System.class, "nanoTime")
      .orShould().dependOnClassesThat().areAssignableTo(Clock.class)
      .orShould().dependOnClassesThat().areAssignableTo(Random.class)
      .orShould().dependOnClassesThat().areAssignableTo(SecureRandom.class)
      .orShould().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class);

  @ArchTest
  static final ArchRule portsAreInterfacesOverTheModel = classes()
      .that().resideInAPackage("..port").and().areTopLevelClasses().and().doNotHaveSimpleName("package-info")
      .should().beInterfaces()
      .andShould().onlyDependOnClassesThat(
          resideInAnyPackage("..port", "..model..").or(resideInAnyPackage(CORE)).or(resideInAnyPackage(BELOW_MODELS)));

  @ArchTest
  static final ArchRule portsTakeTheTenantFirst = methods()
      .that(ofAPort()).and(not(servesAllTenants()))
      .should(takeTheTenantFirst());

  @ArchTest
  static void theListOfPortsThatServeAllTenantsIsTrue(JavaClasses classes) {
    for (String port : Ports.ALL_TENANTS) {
      JavaClass type = classes.get(port);
      if (!type.isInterface()) {
        throw new AssertionError(port + " is no interface and so needs no exception");
      }
    }
  }
}
