package gradlab.ui.classroom;

import gradlab.experiment.Key;
import gradlab.experiment.Setting;
import gradlab.lesson.Answers;
import gradlab.lesson.Answers.Answer;
import gradlab.lesson.Answers.Kind;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** By what works are put together: by what was predicted about a step, by a setting that differs, or by nothing. */
sealed interface Grouping {

    /** What differs in every work and says nothing, or is not chosen by anybody. */
    Set<Key> DULL = EnumSet.of(Key.SEED, Key.SEEDS, Key.STEPS, Key.PROBE, Key.WEIGHTS);

    /** Its name in a menu. */
    String name(Words words);

    /** To which group a work belongs, in words. */
    String of(Work work, Words words);

    /** All works together. */
    record Together() implements Grouping {
        @Override
        public String name(Words words) {
            return words.get("results.group.none");
        }

        @Override
        public String of(Work work, Words words) {
            return words.get("results.group.all");
        }
    }

    /** By what was predicted. */
    record ByPrediction(String lesson, String step, String title) implements Grouping {
        @Override
        public String name(Words words) {
            return words.get("results.group.prediction", title);
        }

        Optional<Answer> answer(Work work) {
            return work.result().answers().filter(answers -> answers.lesson().equals(lesson)).flatMap(answers -> answers.of(step));
        }

        @Override
        public String of(Work work, Words words) {
            return answer(work).map(answer -> switch (answer.kind()) {
                case OPTION, NUMBER -> answer.said();
                case CURVE -> words.get("results.said.curve");
                case SKIPPED -> words.get("results.said.nothing");
            }).orElseGet(() -> words.get("results.said.no-answer"));
        }
    }

    /** By the value of a setting. */
    record BySetting(Key key) implements Grouping {
        @Override
        public String name(Words words) {
            return words.get("key." + key.spelling().english());
        }

        @Override
        public String of(Work work, Words words) {
            String value = words.notation(Setting.of(key).brief(work.result().spec(), words.locale()));
            return value.isEmpty() ? "—" : value;
        }
    }

    /** All groupings that tell these works apart, the most telling first; at least {@link Together}. */
    static List<Grouping> of(List<Work> works, Words words) {
        List<Grouping> all = new ArrayList<>(predictions(works));
        for (Key key : Key.values()) {
            BySetting setting = new BySetting(key);
            if (!DULL.contains(key) && works.stream().map(work -> setting.of(work, words)).distinct().count() > 1) {
                all.add(setting);
            }
        }
        all.add(new Together());
        return all;
    }

    /** Those that most have answered first; of equals the one that comes later in the lesson. */
    private static List<ByPrediction> predictions(List<Work> works) {
        Map<ByPrediction, Integer> given = new LinkedHashMap<>();
        for (Work work : works) {
            for (Answers answers : work.result().answers().stream().toList()) {
                for (Answer answer : answers.answers()) {
                    if (answer.kind() == Kind.OPTION || answer.kind() == Kind.NUMBER) {
                        given.merge(new ByPrediction(answers.lesson(), answer.step(), answer.title()), 1, Integer::sum);
                    }
                }
            }
        }
        return given.entrySet().stream().toList().reversed().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey).toList();
    }
}
