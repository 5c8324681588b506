package gradlab;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import gradlab.catalogue.WholeFile;
import gradlab.lesson.LessonPack;
import gradlab.train.Run;
import gradlab.train.SweepFolder;
import gradlab.ui.session.SessionStore;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    /** The straight line: nothing uses what stands to its right. */
    private static final List<String> LINE =
            List.of("catalogue", "math", "data", "nn", "surface", "probe", "experiment", "train", "diagnosis", "compare", "lesson", "bench", "ui", "cli");
    private static final JavaClasses MAIN = new ClassFileImporter().importUrl(Run.class.getProtectionDomain().getCodeSource().getLocation());

    static Stream<String> packages() {
        return LINE.stream();
    }

    @Test
    void theClassFilesOfTheLabCanBeRead() {
        assertThat(MAIN.size()).isGreaterThan(100);
        assertThat(MAIN.contain(Run.class)).isTrue();
        assertThat(MAIN.get(Run.class).getDirectDependenciesFromSelf()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packagesUseOnlyWhatStandsBeforeThem(String name) {
        String[] later = IntStream.range(LINE.indexOf(name) + 1, LINE.size()).mapToObj(i -> inside(LINE.get(i))).toArray(String[]::new);
        if (later.length > 0) {
            noClasses().that().resideInAPackage(inside(name)).should().dependOnClassesThat().resideInAnyPackage(later).check(MAIN);
        }
    }

    /** The picture of the README is drawn from the classes; a new one is left in {@code target}. */
    @Test
    void thePictureOfThePackagesIsTrue() throws IOException {
        String drawn = PackagePicture.of(LINE, (user, used) -> MAIN.stream().filter(type -> isInside(type.getPackageName(), user))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> isInside(dependency.getTargetClass().getPackageName(), used)));
        Path made = Files.writeString(Path.of("target", "packages.svg"), drawn);
        assertThat(Path.of("assets", "packages.svg")).as("packages use each other in another way now: copy %s there", made).hasContent(drawn);
    }

    private static boolean isInside(String name, String part) {
        return (name + ".").startsWith("gradlab." + part + ".");
    }

    @Test
    void everyClassHasItsPlaceInTheLine() {
        classes().should().resideInAnyPackage(LINE.stream().map(ArchitectureTest::inside).toArray(String[]::new)).check(MAIN);
    }

    @Test
    void thePartsOfTheWindowStandSideBySide() {
        slices().matching("gradlab.ui.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(MAIN);
    }

    @Test
    void onlyTheWindowKnowsOfWindows() {
        noClasses().that().resideOutsideOfPackages(inside("ui")).should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.jfree..", "org.controlsfx..", "atlantafx..", "org.kordamp..").check(MAIN);
        noClasses().that().resideOutsideOfPackages(inside("ui"), inside("cli")).should().dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..").check(MAIN);
    }

    @Test
    void onlyTheCommandLineKnowsOfCommands() {
        noClasses().that().resideOutsideOfPackage(inside("cli")).should().dependOnClassesThat().resideInAPackage("picocli..").check(MAIN);
    }

    @Test
    void onlyTheCommandLineSpeaksToTheTerminal() {
        DescribedPredicate<JavaAccess<?>> terminal = DescribedPredicate.describe("a stream of the terminal", access ->
                access.getTargetOwner().isEquivalentTo(System.class) && List.of("out", "err", "in").contains(access.getTarget().getName()));
        noClasses().that().resideOutsideOfPackage(inside("cli")).should().accessTargetWhere(terminal).check(MAIN);
        noClasses().that().resideOutsideOfPackage(inside("cli")).should(callMethodWhere(target(name("printStackTrace")))).check(MAIN);
    }

    @Test
    void chanceComesFromTheLabsOwnGenerator() {
        noClasses().should().dependOnClassesThat(equivalentTo(Random.class).or(equivalentTo(ThreadLocalRandom.class))
                .or(assignableTo(RandomGenerator.class)).or(nameMatching("java\\.security\\.SecureRandom"))).check(MAIN);
        noClasses().should(callMethodWhere(target(owner(equivalentTo(Math.class))).and(target(name("random"))))).check(MAIN);
        noClasses().should(callMethodWhere(target(owner(equivalentTo(java.util.Collections.class))).and(target(name("shuffle"))))).check(MAIN);
    }

    @Test
    void noNumberDependsOnTheClock() {
        noClasses().that().resideInAnyPackage(inside("math"), inside("data"), inside("nn"), inside("surface"), inside("probe"), inside("experiment"), inside("compare"), inside("lesson"))
                .or().haveSimpleName("Run").should(callMethodWhere(readsAClock())).check(MAIN);
    }

    /** Bits must not depend on the machine: Math may be faster there in its own way, StrictMath and the lab's functions are not. */
    @Test
    void elementaryFunctionsAreTheSameOnEveryMachine() {
        DescribedPredicate<JavaCall<?>> machineDependent = DescribedPredicate.describe("an elementary function of Math", call ->
                call.getTargetOwner().isEquivalentTo(Math.class) && List.of("exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos",
                        "tan", "sinh", "cosh", "tanh", "cbrt", "hypot", "atan2", "asin", "acos", "atan").contains(call.getTarget().getName()));
        noClasses().that().resideInAnyPackage(inside("math"), inside("data"), inside("nn"), inside("surface"), inside("probe"), inside("compare"))
                .should(callMethodWhere(machineDependent)).check(MAIN);
    }

    /** Except in the speed table, which must give its results somewhere so that they are not optimised away. */
    @Test
    void nothingIsSharedThatCanChange() {
        assertThat(MAIN.stream().filter(type -> !type.getPackageName().equals("gradlab.bench")).flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC) && !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC))).isEmpty();
    }

    /** What is appended to or only locked is named here; a pack is unpacked into a hidden folder that is moved as a whole. */
    @Test
    void filesAreWrittenInOnePlace() {
        noClasses().that().doNotBelongToAnyOf(WholeFile.class, SweepFolder.class, SessionStore.class, LessonPack.class)
                .and().doNotHaveFullyQualifiedName("gradlab.train.FolderLock").and().doNotHaveFullyQualifiedName("gradlab.lesson.ZipLinks")
                .should().callCodeUnitWhere(writesAFile()).check(MAIN);
    }

    /** What a canvas shapes itself, it shapes on another thread than the scene, which the shaper does not survive. */
    @Test
    void textIsWrittenOnCanvasesInOnePlace() {
        noClasses().that().doNotHaveFullyQualifiedName("gradlab.ui.theme.CanvasText").and().doNotHaveFullyQualifiedName("gradlab.ui.lens.MatrixBoard")
                .should().callCodeUnitWhere(called("javafx.scene.canvas.GraphicsContext", "fillText").or(called("javafx.scene.canvas.GraphicsContext", "strokeText")))
                .check(MAIN);
    }

    /** Except for the question whether there is a display, which X11 answers through a socket. */
    @Test
    void nothingReachesANetwork() {
        DescribedPredicate<JavaClass> network = DescribedPredicate.describe("a network", type -> {
            String name = type.getName();
            boolean socket = name.startsWith("java.nio.channels.") && name.matches(".*(Socket|Datagram|Selector|Pipe).*");
            return socket || name.startsWith("java.net.") && !List.of("java.net.URI", "java.net.URISyntaxException", "java.net.URL").contains(name)
                    || Stream.of("javax.net.", "java.rmi.", "javax.naming.", "com.sun.net.", "javafx.scene.web.", "javafx.scene.media.").anyMatch(name::startsWith);
        });
        noClasses().that().doNotHaveFullyQualifiedName("gradlab.cli.XServer").should().dependOnClassesThat(network).check(MAIN);
        // addresses of the lab's own resources come from getResource
        noClasses().should().callCodeUnitWhere(called("java.net.URL", "<init>").or(called("java.net.URI", "toURL")).or(called("java.net.URL", "of"))
                .or(called("java.awt.Desktop", "getDesktop"))).check(MAIN);
        // a browser is opened in one place, which is asked for by the button that shows the address first
        noClasses().that().doNotHaveFullyQualifiedName("gradlab.ui.LabApp").should().callCodeUnitWhere(called("javafx.application.HostServices", "showDocument")).check(MAIN);
    }

    /** Lessons, experiments and runs are data: nothing in them is ever executed. */
    @Test
    void nothingThatIsReadIsExecuted() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("javax.script..", "java.beans..", "javax.tools..").check(MAIN);
        noClasses().should().dependOnClassesThat(equivalentTo(java.io.ObjectInputStream.class).or(assignableTo(ClassLoader.class).and(nameMatching(".*URLClassLoader"))))
                .check(MAIN);
        noClasses().that().doNotHaveFullyQualifiedName("gradlab.math.VectorModule").should().callCodeUnitWhere(called("java.lang.Class", "forName")
                .or(called("java.lang.ClassLoader", "loadClass")).or(called("java.lang.ClassLoader", "defineClass"))
                .or(called("java.lang.System", "load")).or(called("java.lang.System", "loadLibrary"))).check(MAIN);
        // the lab starts itself, to measure how fast that is
        noClasses().that().doNotHaveFullyQualifiedName("gradlab.cli.Home").and().doNotHaveFullyQualifiedName("gradlab.cli.BenchCommand")
                .should().callCodeUnitWhere(called("java.lang.Runtime", "exec").or(called("java.lang.ProcessBuilder", "<init>"))
                        .or(called("java.lang.ProcessBuilder", "start"))).check(MAIN);
    }

    private static DescribedPredicate<JavaCall<?>> called(String owner, String method) {
        return DescribedPredicate.describe(owner + "." + method, call -> call.getTargetOwner().getName().equals(owner) && call.getTarget().getName().equals(method));
    }

    private static DescribedPredicate<JavaCall<?>> writesAFile() {
        Set<String> writing = Set.of("write", "writeString", "newBufferedWriter", "newOutputStream", "newByteChannel", "move", "createFile", "createTempFile");
        Set<String> places = Set.of(Path.class.getName(), File.class.getName(), String.class.getName());
        Set<String> writers = Set.of(FileOutputStream.class.getName(), FileWriter.class.getName(), RandomAccessFile.class.getName());
        return DescribedPredicate.describe("a writing of a file", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getTarget().getName();
            List<String> given = call.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList();
            return owner.equals(Files.class.getName()) && (writing.contains(name) || name.equals("copy") && !given.getLast().equals(OutputStream.class.getName()))
                    || owner.equals(FileChannel.class.getName()) && name.equals("open")
                    || writers.contains(owner) && name.equals("<init>")
                    || owner.equals(PrintWriter.class.getName()) && name.equals("<init>") && places.contains(given.getFirst())
                    || owner.equals("javax.imageio.ImageIO") && name.equals("write") && given.getLast().equals(File.class.getName())
                    || owner.startsWith("de.siegmar.fastcsv.writer") && name.equals("build") && !given.isEmpty() && places.contains(given.getFirst())
                    || owner.equals("org.apache.pdfbox.pdmodel.PDDocument") && name.equals("save") && places.contains(given.getFirst());
        });
    }

    private static DescribedPredicate<JavaCall<?>> readsAClock() {
        return DescribedPredicate.describe("a reading of a clock", call -> {
            String method = call.getTarget().getName();
            boolean ofSystem = call.getTargetOwner().isEquivalentTo(System.class) && List.of("nanoTime", "currentTimeMillis").contains(method);
            boolean ofTime = method.equals("now") && Stream.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)
                    .anyMatch(type -> call.getTargetOwner().isEquivalentTo(type));
            return ofSystem || ofTime || call.getTargetOwner().isAssignableTo(Clock.class)
                    || call.getTargetOwner().isEquivalentTo(java.util.Date.class);
        });
    }

    private static String inside(String name) {
        return "gradlab." + name + "..";
    }
}
