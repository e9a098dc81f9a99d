package io.crmkit.examples;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.crmkit.arch.HouseRules;

/** The house rules on the examples, which may print and end their process, unlike what runs inside a host. */
@AnalyzeClasses(packages = "io.crmkit.examples", importOptions = ImportOption.DoNotIncludeTests.class)
class ExamplesArchitectureTest {

  @ArchTest
  static final ArchTests houseRules = ArchTests.in(HouseRules.class);
}
