package gradlab;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Named;
import gradlab.catalogue.Place;
import gradlab.catalogue.Texts;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Key;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.probe.Facts;
import gradlab.probe.Picture;
import gradlab.probe.Probe;
import gradlab.train.Event;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TextsTest {

    private static final List<Texts> LANGUAGES = List.of(Texts.russian(), Texts.english());
    private static final Path SOURCES = Path.of("src/main/java/gradlab");
    private static final Path BUNDLES = Path.of("src/main/resources/gradlab/texts");

    /** Calques and jargon that the glossary of the lab rejects; stems, so that every case ending is caught. */
    private static final Pattern JARGON = Pattern.compile("(?iU)\\b(склопыв|склапыв|насыщенност|перенасыщ|лосс|сэмпл|семпл|фича|таргет"
            + "|лейбл|чекпоинт|оверфит|трешхолд|моментум|ванишинг|бэкпроп|батчнорм|клиппинг|осцилляц|дивергенц|нейронка"
            + "|валидационн|тренировочн|темп обучения|шаг обучения|сид\\b|прогон|конфиг)");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Set<String> russian = ownKeys(Texts.russian());
        Set<String> english = ownKeys(Texts.english());

        assertNothingMissing(Texts.english(), russian);
        assertNothingMissing(Texts.russian(), english);
        assertThat(Texts.russian().keys()).isEqualTo(russian);
        assertThat(Texts.english().keys()).isEqualTo(english);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everythingThatCanBeChosenIsNamedAndExplained(Texts texts) throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (Catalogue<?> catalogue : Catalogues.all()) {
            String kind = catalogue.kind().getSimpleName().toLowerCase(Locale.ROOT);
            for (Entry<?> entry : catalogue.entries()) {
                String key = kind + "." + entry.spelling().english();
                wanted.addAll(List.of(key, key + ".hint"));
                if (catalogue == Catalogues.OPTIMIZER || catalogue == Catalogues.ACTIVATION) {
                    wanted.add(key + ".formula");
                }
                entry.parameters().forEach(parameter -> addParameter(parameter, wanted));
            }
        }
        for (Key key : Key.values()) {
            String word = "key." + key.spelling().english();
            wanted.addAll(List.of(word, word + ".hint"));
        }
        assertNothingMissing(texts, wanted);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyEventHasASentenceAndALabel(Texts texts) throws IOException {
        assertNothingMissing(texts, Arrays.stream(Event.Kind.values())
                .flatMap(kind -> Stream.of("event." + kind.id(), "event." + kind.id() + ".short")).toList());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyPictureOfEveryProbeHasItsWords(Texts texts) throws IOException {
        NetworkShape shape = NetworkShape.of(2, List.of(new LayerSpec(3, new Activation.Tanh())), 1)
                .withNormalization(new Normalization.Batch());
        Set<String> wanted = new TreeSet<>();
        for (Entry<Probe> entry : Catalogues.PROBE.entries()) {
            for (Picture picture : entry.standard().pictures(new Facts(shape, 1, new Loss.Bce()))) {
                wanted.addAll(keysOf(picture));
                picture.lines().stream().map(Picture.Line::series).filter(series -> series.layer() == 0)
                        .forEach(series -> wanted.add("chart.line." + series.id()));
            }
        }
        assertNothingMissing(texts, wanted);
    }

    /** The words of a number made of singular values are put together from those of the matrix and of the number. */
    private static List<String> keysOf(Picture picture) {
        int dot = picture.id().indexOf('.');
        String matrix = dot < 0 ? "" : picture.id().substring(0, dot);
        String quantity = picture.id().substring(dot + 1);
        boolean composed = Texts.russian().has("chart.matrix." + matrix) && Texts.russian().has("chart.quantity." + quantity + ".choice");
        return !composed ? Stream.of("title", "choice", "caption", "read").map(part -> "chart." + picture.id() + "." + part).toList()
                : Stream.concat(Stream.of("", ".of", ".read").map(part -> "chart.matrix." + matrix + part),
                        Stream.of("title", "choice", "caption", "read").map(part -> "chart.quantity." + quantity + "." + part)).toList();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyMistakeTheSourcesKnowHasItsSentence(Texts texts) throws IOException {
        assertNothingMissing(texts, problemKeys());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void unknownWordsOfEveryCatalogueHaveTheirSentences(Texts texts) throws IOException {
        assertNothingMissing(texts, Stream.concat(Stream.of("key", "parameter"),
                        Catalogues.all().stream().map(catalogue -> catalogue.kind().getSimpleName()))
                .flatMap(kind -> Stream.of("problem.unknown." + kind + ".near", "problem.unknown." + kind + ".list")).toList());
    }

    @Test
    void theScanOfTheSourcesFindsWhatItLooksFor() throws IOException {
        assertThat(problemKeys()).contains("problem.notation.twice", "problem.file.folder", "problem.file.missing",
                "problem.npz.short", "problem.spec.loss", "problem.notation.whole-range", "problem.trainer.failed");
    }

    @Test
    void sentencesHaveTheSamePlacesInBothLanguages() {
        for (String key : Texts.russian().keys()) {
            assertThat(places(Texts.english().get(key))).as(key).isEqualTo(places(Texts.russian().get(key)));
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noSentenceIsEmptyOrSpillsOverItsLine(Texts texts) {
        for (String key : texts.keys()) {
            assertThat(texts.get(key)).as(key).isNotBlank().doesNotContain("\uFFFD");
        }
        texts.keys().stream().filter(key -> key.startsWith("problem.")).forEach(key ->
                assertThat(texts.get(key)).as(key).doesNotContain("\n"));
    }

    @Test
    void russianTextsUseTheWordsOfTheGlossary() {
        for (String key : Texts.russian().keys()) {
            assertThat(JARGON.matcher(Texts.russian().get(key)).results().map(match -> match.group()).toList()).as(key).isEmpty();
        }
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        for (String suffix : List.of("", "_en")) {
            List<String> keys = new ArrayList<>();
            for (String part : Texts.PARTS) {
                Files.readAllLines(BUNDLES.resolve(part + suffix + ".properties")).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#") && line.matches("[\\w.\\-]+\\s*=.*"))
                        .forEach(line -> keys.add(line.substring(0, line.indexOf('=')).strip()));
            }
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void placesAreFilledAndMissingKeysShowThemselves() {
        assertThat(Texts.english().get("problem.notation.choice", "maybe", "auto, classes"))
                .contains("“maybe”").contains("auto, classes").doesNotContain("{");
        assertThat(Texts.english().get("no.such.key")).isEqualTo("⟨no.such.key⟩");
        assertThat(Texts.english().has("no.such.key")).isFalse();
    }

    @Test
    void aMistakeIsOneLineWithItsPlace() {
        BadInput bad = BadInput.at(new Place("a.lab", 3, 7), "file.colon", "adam");

        assertThat(bad.problems().getFirst().line(Texts.english())).startsWith("a.lab:3:7 Line “adam” has no colon.");
        assertThat(bad).hasMessageStartingWith("a.lab:3:7 ");
    }

    private static void addParameter(Parameter parameter, Set<String> wanted) {
        String key = "parameter." + parameter.spelling().english();
        wanted.addAll(List.of(key, key + ".hint"));
        if (parameter.type().isEnum()) {
            Arrays.stream(parameter.type().getFields()).filter(field -> field.isEnumConstant())
                    .forEach(field -> wanted.add("choice." + field.getAnnotation(Named.class).en()));
        }
    }

    /** The missing lines come out ready to paste. */
    private static void assertNothingMissing(Texts texts, Collection<String> wanted) throws IOException {
        Set<String> own = ownKeys(texts);
        List<String> missing = wanted.stream().filter(key -> !own.contains(key)).map(key -> key + "=").toList();
        assertThat(missing).as("missing in %s:%n%s", texts.locale(), String.join("\n", missing)).isEmpty();
    }

    /** The keys of a language's own files: a bundle on its own would fall back to Russian and hide the gap. */
    private static Set<String> ownKeys(Texts texts) throws IOException {
        Properties sentences = new Properties();
        for (String part : Texts.PARTS) {
            String suffix = texts.locale().getLanguage().equals("en") ? "_en" : "";
            try (Reader file = Files.newBufferedReader(BUNDLES.resolve(part + suffix + ".properties"))) {
                sentences.load(file);
            }
        }
        return sentences.stringPropertyNames();
    }

    /** Literal keys within the arguments of every call that reports a problem or a note. */
    private static Set<String> problemKeys() throws IOException {
        Pattern call = Pattern.compile("\\b(problem|BadInput\\.at|Problem\\.at|Note\\.of)\\(");
        Pattern literal = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+|[A-Z]\\d{3})\"");
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher calls = call.matcher(source);
                while (calls.find()) {
                    String prefix = calls.group(1).equals("Note.of") ? "note." : "problem.";
                    literal.matcher(source.substring(calls.end(), endOfCall(source, calls.end()))).results()
                            .forEach(found -> keys.add(prefix + found.group(1)));
                }
            }
        }
        return keys;
    }

    private static int endOfCall(String source, int from) {
        int depth = 1;
        boolean quoted = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            quoted ^= c == '"' && source.charAt(i - 1) != '\\';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return source.length();
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d}").matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
    }
}
