package gradlab.ui.form;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.data.PointList;
import gradlab.ui.Words;

/** How values of one kind are written in a field and read back. */
public interface Format<T> {

    String show(T value);

    /** @throws Refused with a sentence for the user */
    T read(String text) throws Refused;

    /** Why a text is not a value: a sentence in the language of the moment. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** Decimal numbers from {@code least} to {@code greatest}. A point is always read, a comma in Russian. */
    static Format<Double> decimal(Words words, double least, double greatest) {
        return new Format<>() {
            @Override
            public String show(Double value) {
                return words.number(value, 8);
            }

            @Override
            public Double read(String text) throws Refused {
                String plain = Words.plain(text);
                boolean comma = words.locale().getLanguage().equals("ru");
                String pointed = comma ? plain.replace(',', '.') : plain;
                if (!pointed.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?")) {
                    throw new Refused(words.get("form.wrong.decimal", words.number(0.01, 2), show(least), show(greatest)));
                }
                double value = Double.parseDouble(pointed);
                if (!(value >= least && value <= greatest)) {
                    throw new Refused(words.get("form.wrong.range", show(least), show(greatest)));
                }
                return value == 0 ? 0.0 : value;
            }
        };
    }

    /** Whole numbers from {@code least} to {@code greatest}. */
    static Format<Long> whole(Words words, long least, long greatest) {
        return new Format<>() {
            @Override
            public String show(Long value) {
                return words.whole(value).replace('-', '−');
            }

            @Override
            public Long read(String text) throws Refused {
                try {
                    long value = Long.parseLong(Words.plain(text));
                    if (value >= least && value <= greatest) {
                        return value;
                    }
                } catch (NumberFormatException e) {
                    // the sentence is the same as for a number out of range
                }
                throw new Refused(words.get("form.wrong.whole", show(least), show(greatest)));
            }
        };
    }

    /** Points as {@link PointList} reads them. */
    static Format<PointList> points(Words words) {
        return new Format<>() {
            @Override
            public String show(PointList value) {
                return value.toString();
            }

            @Override
            public PointList read(String text) throws Refused {
                try {
                    return PointList.parse(text, new Place("points", 1, 1));
                } catch (BadInput bad) {
                    throw new Refused(bad.problems().getFirst().message(words.texts()));
                }
            }
        };
    }
}
