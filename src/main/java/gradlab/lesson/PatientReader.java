package gradlab.lesson;

import gradlab.catalogue.Nearest;
import gradlab.catalogue.Place;
import gradlab.catalogue.Spelling;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.SpecReader;
import gradlab.lesson.Fields.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the blocks {@code пациент} of a lesson. Beside the keys of a step ({@code название}, {@code как}, the experiment,
 * {@code смотреть}, {@code ожидание} about the untreated run, {@code объяснение} for after the treatment) a patient has
 *
 * <pre>
 * жалоба: Потери стоят на месте.            what is known from the start, may be missing
 * диагноз: Что с сетью?                     one answer is chosen, its feedback follows {@code >}
 * - [x] Насыщение от крупных весов
 * - [ ] Переобучение
 *   > Сравните две кривые потерь.
 * лечение: Что назначите?                   one treatment is chosen; several may be right
 * - [x] Веса по Ксавье
 *   + инициализация: Ксавье                 what it changes, a line per key; none leaves the patient as it is
 * - [ ] Больше шагов
 *   + шагов: 800
 *   ! потери > 0.3 в конце                  what its run shows; must be written for wrong treatments that change something
 *   > Пока веса велики, время не лечит.
 * после лечения: потери < 0.3 в конце       holds for every right treatment, repeatable, also {@code (9 из 10)}
 * </pre>
 *
 * In English: complaint, diagnosis, treatment, after treatment. A patient asks no prediction and has no arrow: they would
 * name what is to be found.
 */
final class PatientReader {

    private static final Pattern COUNTED = Pattern.compile("\\(([^)]*)\\)\\s*(.+)");

    /** The keys of a patient beside those of a step. */
    enum Own {
        COMPLAINT("complaint", "жалоба"), DIAGNOSIS("diagnosis", "диагноз"), TREATMENT("treatment", "лечение"), AFTER("after treatment", "после лечения");

        private final Spelling spelling;

        Own(String english, String russian) {
            spelling = new Spelling(english, russian, List.of());
        }

        Spelling spelling() {
            return spelling;
        }

        static Optional<Own> find(String word) {
            return Arrays.stream(values()).filter(own -> own.spelling.matches(word)).findFirst();
        }

        static List<String> allSpellings() {
            return Arrays.stream(values()).flatMap(own -> own.spelling.all()).toList();
        }
    }

    private final LessonText text;
    private final StepReader steps;

    PatientReader(LessonText text, StepReader steps) {
        this.text = text;
        this.steps = steps;
    }

    /** Reads lines {@code from..to}; what is wrong is added to the text's problems. */
    Case read(String id, Place place, int from, int to) {
        Map<Own, Field> own = new EnumMap<>(Own.class);
        List<Field> after = new ArrayList<>();
        List<Field> ofStep = new ArrayList<>();
        for (Field field : Fields.read(text, from, to, false, true).all()) {
            sort(field, own, after, ofStep);
        }
        Step ill = steps.read(id, place, ofStep);
        for (Own needed : List.of(Own.DIAGNOSIS, Own.TREATMENT)) {
            if (!own.containsKey(needed)) {
                text.problem(place, "U077", needed.spelling().russian());
            } else {
                QuestionReader.checkOptions(text, own.get(needed).key.place(), own.get(needed).options);
            }
        }
        if (after.isEmpty()) {
            text.problem(place, "U077", Own.AFTER.spelling().russian());
        }
        List<Case.Treatment> treatments = own.containsKey(Own.TREATMENT) ? treatments(ill, own.get(Own.TREATMENT), after) : List.of();
        return new Case(ill, valueOf(own, Own.COMPLAINT), valueOf(own, Own.DIAGNOSIS),
                own.containsKey(Own.DIAGNOSIS) ? own.get(Own.DIAGNOSIS).options : List.of(), valueOf(own, Own.TREATMENT), treatments);
    }

    private static String valueOf(Map<Own, Field> own, Own key) {
        return own.containsKey(key) ? own.get(key).value.text() : "";
    }

    private void sort(Field field, Map<Own, Field> own, List<Field> after, List<Field> ofStep) {
        Optional<Own> mine = Own.find(field.key.text());
        Optional<StepReader.Own> step = StepReader.Own.find(field.key.text());
        boolean betrays = step.filter(key -> key == StepReader.Own.PREDICTION || key == StepReader.Own.ARROW || key == StepReader.Own.BOWL).isPresent();
        if (mine.isEmpty() && betrays) {
            text.problem(field.key.place(), "U076", field.key.text());
        } else if (mine.isEmpty() && step.isEmpty() && Key.find(field.key.text()).isEmpty() && Nearest.to(field.key.text(), Own.allSpellings()).isPresent()) {
            text.problem(field.key.place(), "U011", field.key.text(), Nearest.to(field.key.text(), Own.allSpellings()).get());
        } else if (mine.isEmpty()) {
            ofStep.add(field);
        } else if (mine.get() == Own.AFTER) {
            after.add(field);
        } else if (own.put(mine.get(), field) != null) {
            text.problem(field.key.place(), "U019", field.key.text());
        }
        boolean asks = mine.filter(key -> key == Own.DIAGNOSIS || key == Own.TREATMENT).isPresent();
        if (mine.isPresent() && !asks && !field.options.isEmpty()) {
            text.problem(text.place(field.firstOption(), 1), "U066");
        }
        if (mine.filter(key -> key != Own.AFTER).isPresent() && !field.inBrackets.text().isEmpty()) {
            text.problem(field.inBrackets.place(), "U045", field.inBrackets.text());
        }
        if (mine.equals(Optional.of(Own.DIAGNOSIS))) {
            field.deeds.stream().flatMap(List::stream).findFirst().ifPresent(deed -> text.problem(deed.place(), "U017", deed.text()));
        }
    }

    private List<Case.Treatment> treatments(Step ill, Field field, List<Field> after) {
        List<Case.Treatment> treatments = new ArrayList<>();
        for (int i = 0; i < field.options.size(); i++) {
            Step.Option option = field.options.get(i);
            ExperimentSpec treated = changed(ill.spec(), field.deeds.get(i), field.key.place());
            ClaimReader reader = steps.claimsOf(treated);
            List<Claim> claims = new ArrayList<>();
            if (option.right()) {
                after.forEach(claim -> steps.claim(claim.inBrackets, claim.value, reader).ifPresent(claims::add));
            }
            field.deeds.get(i).stream().filter(deed -> deed.text().startsWith("!")).forEach(deed -> ownClaim(deed, reader).ifPresent(claims::add));
            if (claims.isEmpty() && !treated.equals(ill.spec())) {
                text.problem(field.key.place(), "W058", option.text());
            }
            Step run = new Step(ill.id() + "+" + (i + 1), ill.line(), option.text(), treated, Optional.empty(), ill.watch(), Optional.empty(),
                    ill.stops(), Optional.empty(), claims, "");
            treatments.add(new Case.Treatment(option, run));
        }
        return treatments;
    }

    /** {@code ! потери > 0.3 в конце} or {@code ! (9 из 10) …}. */
    private Optional<Claim> ownClaim(Source deed, ClaimReader reader) {
        Source written = deed.part(1, deed.text().length());
        Matcher counted = COUNTED.matcher(written.text());
        return counted.matches() ? steps.claim(written.part(counted.start(1), counted.end(1)), written.part(counted.start(2), counted.end(2)), reader)
                : steps.claim(written.part(0, 0), written, reader);
    }

    private ExperimentSpec changed(ExperimentSpec ill, List<Source> deeds, Place place) {
        Map<Key, Source> given = new HashMap<>();
        for (Source deed : deeds) {
            if (!deed.text().startsWith("+")) {
                continue;
            }
            int colon = deed.text().indexOf(':');
            Source word = deed.part(1, colon < 0 ? deed.text().length() : colon);
            Optional<Key> key = Key.find(word.text());
            if (colon < 0) {
                text.problem(word.place(), "U075", word.text());
            } else if (key.isEmpty()) {
                text.problems(Notation.misspelt(word, "unknown.key", Key.allSpellings(), "данные, сеть, активация, оптимизатор, …").problems()
                        .stream().map(problem -> problem.withCode("U011")).toList());
            } else if (given.put(key.get(), deed.part(colon + 1, deed.text().length())) != null) {
                text.problem(word.place(), "U019", word.text());
            }
        }
        SpecReader.Reading reading = SpecReader.read(given, ill, place);
        text.problems(reading.problems().stream().map(StepReader::coded).toList());
        return reading.spec();
    }
}
