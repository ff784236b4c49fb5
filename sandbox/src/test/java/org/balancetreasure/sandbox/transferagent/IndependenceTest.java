package org.balancetreasure.sandbox.transferagent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class IndependenceTest {

    /** Otherwise its register would agree with the platform's books because both are wrong in the same way. */
    @Test
    void sharesNothingWithThePlatformButTheFileFormat() {
        JavaClasses agent = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.balancetreasure.sandbox.transferagent");

        classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify..",
                "org.balancetreasure.fundfiles..", "org.balancetreasure.sandbox.transferagent..",
                "org.balancetreasure.sandbox.partner..").check(agent);
    }
}
