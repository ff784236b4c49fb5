package org.balancetreasure;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.balancetreasure.testing.Floors;

/**
 * Who may see whom in the house, and what money is never made of. The sandbox sees all modules, so the rules stand
 * here.
 */
@AnalyzeClasses(packages = "org.balancetreasure", importOptions = {ImportOption.DoNotIncludeTests.class,
        HouseRulesTest.WithoutFixtures.class})
class HouseRulesTest {

    private static final String HOUSE = "org.balancetreasure";

    /** The fixtures of wealth-core come in a jar of their own, not in a folder of test classes. */
    static final class WithoutFixtures implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/testing/") && !location.contains("-tests.jar")
                    && !location.contains("/test-classes/");
        }
    }

    private static String in(String noun) {
        return HOUSE + "." + noun + "..";
    }

    private static DescribedPredicate<JavaClass> ofTheHouseExcept(String... nouns) {
        String[] packages = java.util.Arrays.stream(nouns).map(HouseRulesTest::in).toArray(String[]::new);
        return resideInAPackage(HOUSE + "..").and(DescribedPredicate.not(resideInAnyPackage(packages)))
                .as("anything else of the house than %s", String.join(", ", nouns));
    }

    /** What stands on the business: it may see every room, and no room sees it. */
    private static final Set<String> SURFACES = Set.of("api", "night", "sandbox", "benchmarks");

    private static final Map<String, Integer> FLOORS = Floors.all();

    private static String room(JavaClass type) {
        String below = type.getPackageName().substring(HOUSE.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
    }

    @ArchTest
    static final ArchRule everyRoomStandsOnAFloorAndSeesOnlyRoomsBelowIt = classes().that()
            .resideInAPackage(HOUSE + "..").should(new ArchCondition<>("stand on a floor and see only rooms below") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String room = room(type);
                    if (room.isEmpty() || SURFACES.contains(room)) {
                        return;
                    }
                    Integer floor = FLOORS.get(room);
                    if (floor == null) {
                        events.add(SimpleConditionEvent.violated(type, room + " stands on no floor, see Floors"));
                        return;
                    }
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(seen -> seen.getTargetClass().getPackageName().startsWith(HOUSE))
                            .filter(seen -> !room(seen.getTargetClass()).equals(room))
                            .filter(seen -> FLOORS.getOrDefault(room(seen.getTargetClass()),
                                    Integer.MAX_VALUE) >= floor)
                            .forEach(seen -> events.add(SimpleConditionEvent.violated(type, seen.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule thePackagesHaveNoCycles = slices().matching(HOUSE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule fundFilesSeesNobodyNoSpringAndNoDatabase = noClasses().that()
            .resideInAPackage(in("fundfiles"))
            .should().dependOnClassesThat(ofTheHouseExcept("fundfiles").or(resideInAnyPackage("org.springframework..",
                    "java.sql..", "javax.sql..", "org.apache.ibatis..")));

    @ArchTest
    static final ArchRule bankFilesSeesNobodyNoSpringAndNoDatabase = noClasses().that()
            .resideInAPackage(in("bankfiles"))
            .should().dependOnClassesThat(ofTheHouseExcept("bankfiles").or(resideInAnyPackage("org.springframework..",
                    "java.sql..", "javax.sql..", "org.apache.ibatis..")));

    @ArchTest
    static final ArchRule nobodySeesTheSandbox = noClasses().that().resideOutsideOfPackage(in("sandbox")).should()
            .dependOnClassesThat().resideInAPackage(in("sandbox"));

    @ArchTest
    static final ArchRule theApiDoesNotSeeTheNight = noClasses().that().resideInAPackage(in("api")).should()
            .dependOnClassesThat().resideInAPackage(in("night"));

    @ArchTest
    static final ArchRule theNightDoesNotSeeTheApi = noClasses().that().resideInAPackage(in("night")).should()
            .dependOnClassesThat().resideInAPackage(in("api"));

    @ArchTest
    static final ArchRule theBusinessSeesNeitherWebNorBatch = noClasses().that()
            .resideOutsideOfPackages(in("api"), in("night"), in("sandbox"), in("benchmarks")).should()
            .dependOnClassesThat().resideInAnyPackage("org.springframework.web..", "jakarta.servlet..",
                    "org.springframework.batch..", "org.quartz..", in("api"), in("night"));

    /** Measurements of machines are no money. */
    private static final String[] INEXACT = {in("benchmarks"), in("night"), in("sandbox"), in("sql")};

    @ArchTest
    static final ArchRule noFieldIsBinaryFloatingPoint = fields().that().areDeclaredInClassesThat()
            .resideOutsideOfPackages(INEXACT).should().notHaveRawType(floatingPoint());

    @ArchTest
    static final ArchRule noMethodTakesOrGivesBinaryFloatingPoint = methods().that().areDeclaredInClassesThat()
            .resideOutsideOfPackages(INEXACT)
            .should(new ArchCondition<>("have no binary floating point in their signature") {
                @Override
                public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                    boolean found = floatingPoint().test(method.getRawReturnType())
                            || method.getRawParameterTypes().stream().anyMatch(floatingPoint());
                    events.add(new SimpleConditionEvent(method, !found, method.getDescription()));
                }
            });

    @ArchTest
    static final ArchRule noBinaryFloatingPointIsAskedFor = noClasses().that().resideOutsideOfPackages(INEXACT)
            .should(callMethodWhere(new DescribedPredicate<JavaCall<?>>("it takes or gives binary floating point") {
                @Override
                public boolean test(JavaCall<?> call) {
                    return floatingPoint().test(call.getTarget().getRawReturnType())
                            || call.getTarget().getRawParameterTypes().stream().anyMatch(floatingPoint());
                }
            }));

    private static DescribedPredicate<JavaClass> floatingPoint() {
        return Predicates.equivalentTo(double.class).or(Predicates.equivalentTo(float.class))
                .or(Predicates.equivalentTo(Double.class)).or(Predicates.equivalentTo(Float.class));
    }

    private static final Set<String> CLOCKS = Set.of(Instant.class.getName(), LocalDate.class.getName(),
            LocalDateTime.class.getName(), ZonedDateTime.class.getName(), OffsetDateTime.class.getName());

    /** Real time: how long a benchmark, a step or a connection takes, and the clock that the sandbox moves. */
    private static final String[] REAL_TIME = {in("benchmarks"), in("night"), in("sandbox"), in("sql"),
            in("fundfiles")};

    /** Everybody else asks BusinessClock, so that a year can pass in a test in a minute. */
    @ArchTest
    static final ArchRule onlyTheCalendarReadsTheClockOfTheBusiness = noClasses().that()
            .resideOutsideOfPackages(REAL_TIME)
            .should(callMethodWhere(new DescribedPredicate<JavaCall<?>>("it reads a clock") {
                @Override
                public boolean test(JavaCall<?> call) {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getTarget().getName();
                    boolean raw = CLOCKS.contains(owner) && name.equals("now")
                            || owner.equals(System.class.getName()) && name.equals("currentTimeMillis")
                            || owner.equals(Clock.class.getName()) && name.startsWith("system");
                    boolean injected = (owner.equals(InstantSource.class.getName())
                            || owner.equals(Clock.class.getName()))
                            && (name.equals("instant") || name.equals("millis"))
                            && !call.getOriginOwner().getPackageName().equals(HOUSE + ".calendar");
                    return raw || injected;
                }
            }));

    @ArchTest
    static final ArchRule everyPackageSaysWhatItIs = classes().that().resideInAPackage(HOUSE + "..")
            .should(new ArchCondition<>("lie in a package that is null-marked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage()
                            .isAnnotatedWith(org.jspecify.annotations.NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " has no package-info"));
                }
            });
}
