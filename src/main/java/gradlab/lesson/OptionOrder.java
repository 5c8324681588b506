package gradlab.lesson;

import gradlab.lesson.Step.Option;
import gradlab.math.Rng;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The order in which the options of a question stand before the reader: drawn, but always the same for the same question. */
public final class OptionOrder {

    private OptionOrder() {
    }

    /**
     * Indices of the options in the order of the file, from the first one shown to the last one.
     *
     * @param id of the question
     * @param shuffled false where the order of the file carries meaning
     */
    public static int[] of(String id, List<Option> options, boolean shuffled) {
        int[] order = IntStream.range(0, options.size()).toArray();
        if (shuffled) {
            String asked = id + options.stream().map(Option::text).collect(Collectors.joining("\n"));
            Rng.of(asked.hashCode(), Rng.Stream.BATCHES).shuffle(order);
        }
        return order;
    }
}
