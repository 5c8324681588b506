package gradlab.experiment;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * Which singular directions of a weight matrix's gradient G = Σ σᵢuᵢvᵢᵀ training follows. The choice is made on the gradient of
 * the data alone; penalties are added after it and clipping comes last, so a penalty reaches every weight as usual. Biases,
 * gains, shifts and slopes are untouched. What the charts show is the whole gradient; the update shows what is left. To add a
 * choice, add a record here.
 */
public sealed interface Directions {

    /** The first direction that is kept of {@code q}, counted from 0, the strongest first. */
    int from(int q);

    /** The first direction after {@link #from} that is not kept, of {@code q}. */
    int to(int q);

    @Named(en = "all", ru = "все")
    record All() implements Directions {
        @Override
        public int from(int q) {
            return 0;
        }

        @Override
        public int to(int q) {
            return q;
        }
    }

    /** G ← U_k S_k V_kᵀ, the nearest matrix of rank k (Eckart &amp; Young 1936). A matrix with no more than k directions stays as it is. */
    @Named(en = "strongest", ru = "сильнейшие")
    record Strongest(
            @Named(en = "count", ru = "число", also = "k") @Range(min = 1, max = 4096) int count) implements Directions {
        public Strongest() {
            this(1);
        }

        @Override
        public int from(int q) {
            return 0;
        }

        @Override
        public int to(int q) {
            return Math.min(count, q);
        }
    }

    /** G ← G − U_k S_k V_kᵀ. Of a matrix with no more than k directions nothing is left: its weights stand still. */
    @Named(en = "without", ru = "без-сильнейших", also = "without-strongest")
    record Without(
            @Named(en = "count", ru = "число", also = "k") @Range(min = 1, max = 4096) int count) implements Directions {
        public Without() {
            this(1);
        }

        @Override
        public int from(int q) {
            return Math.min(count, q);
        }

        @Override
        public int to(int q) {
            return q;
        }
    }
}
