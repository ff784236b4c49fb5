package org.balancetreasure.sandbox.bank;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class IndependenceTest {

    /** Otherwise its statements would agree with the platform's books because both are wrong in the same way. */
    @Test
    void sharesNothingWithThePlatformButTheFileFormat() {
        JavaClasses banks = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.balancetreasure.sandbox.bank", "org.balancetreasure.sandbox.partner");

        classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify..",
                "org.balancetreasure.bankfiles..", "org.balancetreasure.sandbox.bank..",
                "org.balancetreasure.sandbox.partner..").check(banks);
    }
}
