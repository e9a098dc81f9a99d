package io.crmkit.jdbc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.crmkit.arch.HouseRules;
import io.crmkit.arch.LibraryRules;

/** The directions and house rules of this module; crm-testkit, which checks the others, is built before it. */
@AnalyzeClasses(packages = "io.crmkit.jdbc", importOptions = ImportOption.DoNotIncludeTests.class)
class JdbcArchitectureTest {

  @ArchTest
  static final ArchTests houseRules = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchTests libraryRules = ArchTests.in(LibraryRules.class);

  @ArchTest
  static final ArchRule adaptersKnowPortsAndModelsAndNoDriver = classes()
      .should().onlyDependOnClassesThat(
          resideInAnyPackage(
              "io.crmkit.jdbc..", "io.crmkit.core..", "io.crmkit..port..", "io.crmkit..model..", "io.crmkit..json..",
              // One small package, its port and its model in it.
              "io.crmkit.sso.audit..", "java..", "javax.sql..", "com.fasterxml.jackson..", "com.google.common..", "org.jspecify..",
              "org.slf4j.."));
}
