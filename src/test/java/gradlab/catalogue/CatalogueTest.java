package gradlab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Named.named;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Key;
import gradlab.nn.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import gradlab.nn.Elu;

class CatalogueTest {

    static Stream<org.junit.jupiter.api.Named<Catalogue<?>>> catalogues() {
        return Catalogues.all().stream().map(catalogue -> named(catalogue.kind().getSimpleName(), catalogue));
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void membersStandInTheOrderOfTheirSource(Catalogue<?> catalogue) throws IOException {
        Class<?> kind = catalogue.kind();
        String source = Files.readString(Path.of("src/main/java", kind.getName().replace('.', '/') + ".java"));
        List<String> permitted = Pattern.compile("\\binterface " + kind.getSimpleName() + " permits ([^{]+)\\{").matcher(source).results()
                .flatMap(match -> Arrays.stream(match.group(1).strip().split("\\s*,\\s*"))).map(name -> name.substring(name.lastIndexOf('.') + 1)).toList();
        List<String> declared = !permitted.isEmpty() ? permitted
                : Pattern.compile("\\brecord (\\w+)\\([^;]*?\\) implements " + kind.getSimpleName() + "\\b")
                        .matcher(source).results().map(match -> match.group(1)).toList();

        assertThat(catalogue.entries()).extracting(entry -> entry.type().getSimpleName())
                .containsExactlyElementsOf(declared);
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void everyMemberAndEveryPartOfItHasTwoNames(Catalogue<?> catalogue) {
        for (Class<?> member : catalogue.kind().getPermittedSubclasses()) {
            assertThat(member).hasAnnotation(Named.class);
            assertThat(member.getRecordComponents()).allMatch(component -> component.isAnnotationPresent(Named.class));
        }
        parametersOf(catalogue).map(Parameter::type).filter(Class::isEnum)
                .flatMap(type -> Arrays.stream(type.getFields()).filter(field -> field.isEnumConstant()))
                .forEach(choice -> assertThat(choice.isAnnotationPresent(Named.class)).as("%s", choice).isTrue());
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void noTwoMembersShareASpelling(Catalogue<?> catalogue) {
        assertThatSpellingsAreDistinct(catalogue.entries().stream().map(Entry::spelling).toList());
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void noTwoParametersOfAMemberShareASpelling(Catalogue<?> catalogue) {
        for (Entry<?> entry : catalogue.entries()) {
            assertThatSpellingsAreDistinct(entry.parameters().stream().map(Parameter::spelling).toList());
        }
    }

    @Test
    void noTwoKeysShareASpelling() {
        assertThatSpellingsAreDistinct(Arrays.stream(Key.values()).map(Key::spelling).toList());
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void spellingsHoldNothingThatTheNotationNeedsForItself(Catalogue<?> catalogue) {
        Stream.concat(catalogue.entries().stream().map(Entry::spelling), parametersOf(catalogue).map(Parameter::spelling))
                .forEach(spelling -> {
                    assertThat(spelling.all()).allMatch(word -> word.matches("[\\p{L}\\d-]+"), "letters, digits, hyphens");
                    assertThat(spelling.english()).matches("[a-z0-9-]+");
                    assertThat(Alphabets.strayIn(spelling.russian())).as(spelling.russian()).isEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void everyNumberHasARangeAndItsDefaultLiesWithin(Catalogue<?> catalogue) {
        parametersOf(catalogue).filter(parameter -> parameter.standard() instanceof Number).forEach(parameter -> {
            Number standard = (Number) parameter.standard();
            assertThat(parameter.range()).as("range of %s", parameter.component()).isPresent();
            Range range = parameter.range().orElseThrow();
            assertThat(range.min()).as("%s", parameter.component()).isLessThan(range.max());
            assertThat(range.log() && range.min() <= 0).as("a logarithm needs more than 0: %s", parameter.component()).isFalse();
            assertThat(parameter.admits(standard.doubleValue()))
                    .as("default of %s", parameter.component()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    <T> void aMemberMadeOfItsOwnValuesIsEqual(Catalogue<T> catalogue) {
        for (Entry<T> entry : catalogue.entries()) {
            T standard = entry.standard();
            assertThat(entry.make(entry.valuesOf(standard))).isEqualTo(standard);
            assertThat(catalogue.entryOf(standard)).isSameAs(entry);
        }
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    <T> void everyMemberIsFoundByEverySpellingInAnyCase(Catalogue<T> catalogue) {
        for (Entry<T> entry : catalogue.entries()) {
            entry.spelling().all().forEach(word -> {
                assertThat(catalogue.find(word)).contains(entry);
                assertThat(catalogue.find(word.toUpperCase(java.util.Locale.ROOT))).contains(entry);
            });
        }
    }

    @Test
    void oneParameterChangesAndTheOthersStay() {
        Entry<Activation> elu = Catalogues.ACTIVATION.find("elu").orElseThrow();

        assertThat(elu.with(new Elu(), elu.parameters().getFirst(), 2.5)).isEqualTo(new Elu(2.5));
    }

    @Test
    void rangesIncludeTheirEndsAndNeverNaN() {
        Parameter alpha = Catalogues.ACTIVATION.find("leaky-relu").orElseThrow().parameters().getFirst();

        assertThat(alpha.admits(0)).isTrue();
        assertThat(alpha.admits(1)).isTrue();
        assertThat(alpha.admits(Math.nextUp(1.0))).isFalse();
        assertThat(alpha.admits(-Double.MIN_VALUE)).isFalse();
        assertThat(alpha.admits(Double.NaN)).isFalse();
    }

    @Test
    void onlySealedInterfacesOfNamedRecordsAreCatalogues() {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(Runnable.class)).withMessageContaining("sealed");
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(Nameless.class)).withMessageContaining("@Named");
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(Demanding.class))
                .withMessageContaining("constructor without arguments");
    }

    sealed interface Nameless {
        record Member() implements Nameless {
        }
    }

    sealed interface Demanding {
        @Named(en = "member", ru = "член")
        record Member(@Named(en = "n", ru = "n") int n) implements Demanding {
        }
    }

    private static Stream<Parameter> parametersOf(Catalogue<?> catalogue) {
        return catalogue.entries().stream().flatMap(entry -> entry.parameters().stream());
    }

    private static void assertThatSpellingsAreDistinct(List<Spelling> spellings) {
        Map<String, Spelling> owners = new HashMap<>();
        for (Spelling spelling : spellings) {
            spelling.all().map(Spelling::fold).distinct().forEach(word ->
                    assertThat(owners.put(word, spelling)).as("another owner of “%s”", word).isNull());
        }
    }
}
