package io.millrace.proof.guarantee;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A guarantee that asked the rules what is right would find nothing wrong with them. */
class IndependenceTest {

    @Test
    void shouldNotAskTheRulesOfCuration() {
        // Given
        Set<String> rules = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.millrace.curation", "io.millrace.grouping")
                        .stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        // Then
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.millrace.curation", "io.millrace.grouping")
                        .and(DescribedPredicate.describe("are of production", rule -> rules.contains(rule.getName()))))
                .check(new ClassFileImporter().importPackages("io.millrace.proof.guarantee"));
    }
}
