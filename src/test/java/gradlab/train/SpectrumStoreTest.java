package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentSpec;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Parameters;
import gradlab.probe.Activity;
import gradlab.probe.Histogram;
import gradlab.probe.Matrix;
import gradlab.probe.SlopeCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpectrumStoreTest {

    private static final long SMALL_CAP = 64_000;

    private static Spectrum spectrum(long step) {
        return new Spectrum(new double[] {step + 3, step + 2, step + 1}, 3, 4);
    }

    private static SpectrumStore filled(long cap, long steps, int layers) {
        SpectrumStore store = new SpectrumStore(cap);
        for (long step = 0; step < steps; step++) {
            for (int layer = 1; layer <= layers; layer++) {
                store.keep(Matrix.GRADIENT, layer, step, spectrum(step));
            }
        }
        return store;
    }

    private static KeptRows.View view(SpectrumStore store, int layer) {
        return store.spectra(Matrix.GRADIENT, layer).orElseThrow().view();
    }

    @Test
    void aRankCanBeCountedAgainAtAnyThresholdAndIsTheOneOfTheMatrixItself() {
        Run run = Run.start(ExperimentSpec.standard().withHidden(List.of(new LayerSpec(6, new Activation.Sigmoid()),
                new LayerSpec(5, new Activation.Sigmoid()))).measuringEvery(1));
        Recorder recorder = new Recorder(run);
        List<double[]> gradients = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            recorder.advance(run, false);
            gradients.add(run.lastView().parameters().gradient().clone());
        }
        for (int layer = 1; layer <= 3; layer++) {
            KeptRows.View kept = recorder.spectra().spectra(Matrix.GRADIENT, layer).orElseThrow().view();
            Parameters.Block block = run.parameters().weight(layer);
            assertThat(kept.size()).isEqualTo(60);
            for (int row = 0; row < kept.size(); row++) {
                Spectrum own = Spectrum.of(gradients.get((int) kept.step(row)), block.offset(), block.rows(), block.columns());
                for (double threshold : new double[] {1e-12, 1e-6, 1e-3, 0.05, 0.5, 1}) {
                    assertThat(kept.countAbove(row, threshold)).as("layer %d, row %d, %g", layer, row, threshold)
                            .isEqualTo(own.rank(threshold));
                }
            }
        }
    }

    @Test
    void whatTheHiddenUnitsDidIsKeptForEveryMeasuredStep() {
        Run run = Run.start(ExperimentSpec.standard().withHidden(List.of(new LayerSpec(6, new Activation.Sigmoid()))).measuringEvery(1));
        Recorder recorder = new Recorder(run);
        List<Activity> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            recorder.advance(run, false);
            seen.add(run.lastActivity().orElseThrow().copy());
        }
        KeptRows.View slopes = recorder.spectra().slopes(1).orElseThrow().view();
        KeptRows.View sums = recorder.spectra().sums(1).orElseThrow().view();
        assertThat(slopes.size()).isEqualTo(20);
        for (int row = 0; row < 20; row++) {
            for (double threshold : new double[] {1e-6, 0.05, 0.1, 0.5, 1}) {
                assertThat(slopes.of(row, shares -> SlopeCounts.shareBelow(shares, threshold)))
                        .isCloseTo(seen.get(row).saturatedShare(1, threshold), Offset.offset(1e-12));
            }
            Histogram histogram = seen.get(row).sums()[0];
            assertThat(sums.value(row, 0)).isEqualTo(histogram.below());
            for (int bin = 0; bin < histogram.bins(); bin++) {
                assertThat(sums.value(row, bin + 1)).isEqualTo(histogram.count(bin));
            }
            assertThat(sums.value(row, sums.width() - 1)).isEqualTo(histogram.above());
        }
    }

    @Test
    void whatWasNotMeasuredIsNotKept() {
        Run run = Run.start(ExperimentSpec.standard().withProbes(List.of()));
        Recorder recorder = new Recorder(run);
        recorder.advance(run, false);

        assertThat(recorder.spectra().spectra(Matrix.WEIGHT, 1)).isEmpty();
        assertThat(recorder.spectra().spectra(Matrix.GRADIENT, 1)).isEmpty();
    }

    @Test
    void memoryStaysBelowTheCapHoweverLongTheRunIs() {
        for (int layers : new int[] {1, 3, 7}) {
            SpectrumStore store = filled(SMALL_CAP, 20_000, layers);
            assertThat(store.bytes()).as(layers + " layers").isBetween(SMALL_CAP / 3, SMALL_CAP);
            assertThat(store.isThinned()).isTrue();
        }
        assertThat(filled(SMALL_CAP, 50, 3).isThinned()).isFalse();
    }

    @Test
    void thinningGivesUpOldStepsBeforeRecentOnesAndNeverTheFirst() {
        KeptRows.View kept = view(filled(SMALL_CAP, 20_000, 2), 2);

        assertThat(kept.step(0)).isZero();
        assertThat(kept.step(kept.size() - 1)).isEqualTo(19_999);
        double[] gaps = IntStream.range(1, kept.size()).mapToDouble(row -> kept.step(row) - kept.step(row - 1)).toArray();
        assertThat(gaps[gaps.length - 1]).isEqualTo(1);
        assertThat(gaps[0]).isGreaterThan(10);
        for (int row = 0; row < kept.size(); row++) {
            assertThat(kept.value(row, 0)).as("a row is one that was").isEqualTo(kept.step(row) + 3);
            assertThat(kept.value(row, 2)).isEqualTo(kept.step(row) + 1);
        }
    }

    @Test
    void aKindThatComesLaterTakesItsRoomFromTheOthers() {
        SpectrumStore store = filled(SMALL_CAP, 5_000, 1);
        for (long step = 5_000; step < 10_000; step++) {
            store.keep(Matrix.GRADIENT, 1, step, spectrum(step));
            store.keep(Matrix.WEIGHT, 1, step, spectrum(step));
        }
        assertThat(store.bytes()).isLessThanOrEqualTo(SMALL_CAP);
        assertThat(store.spectra(Matrix.WEIGHT, 1).orElseThrow().view().size()).isGreaterThan(500);
        assertThat(view(store, 1).step(0)).isZero();
    }

    @Test
    void theRowOfAStepIsTheLastOneNotAfterIt() {
        SpectrumStore store = new SpectrumStore(SMALL_CAP);
        for (long step = 10; step <= 50; step += 10) {
            store.keep(Matrix.UPDATE, 1, step, spectrum(step));
        }
        KeptRows.View kept = store.spectra(Matrix.UPDATE, 1).orElseThrow().view();

        assertThat(kept.rowAt(9)).isEqualTo(-1);
        assertThat(kept.rowAt(10)).isZero();
        assertThat(kept.rowAt(39.5)).isEqualTo(2);
        assertThat(kept.rowAt(1000)).isEqualTo(4);
    }

    @Test
    void aBranchKnowsWhatWasBeforeItAndGoesItsOwnWay() {
        SpectrumStore store = filled(SMALL_CAP, 100, 2);
        SpectrumStore branch = store.until(40);
        branch.keep(Matrix.GRADIENT, 1, 40, new Spectrum(new double[] {1, 1, 1}, 3, 4));

        assertThat(view(branch, 1).size()).isEqualTo(41);
        assertThat(view(branch, 1).value(40, 2)).isEqualTo(1);
        assertThat(view(branch, 2).step(39)).isEqualTo(39);
        assertThat(view(store, 1).value(40, 2)).isEqualTo(41);
    }

    @Test
    void whatWasPutAwayGoesOnWhereItWas() {
        SpectrumStore store = filled(SMALL_CAP, 300, 2);
        SpectrumStore again = SpectrumStore.of(SMALL_CAP, store.image());
        again.keep(Matrix.GRADIENT, 2, 300, spectrum(300));

        assertThat(view(again, 2).size()).isEqualTo(view(store, 2).size() + 1);
        for (int row = 0; row < view(store, 2).size(); row++) {
            assertThat(view(again, 2).step(row)).isEqualTo(view(store, 2).step(row));
            assertThat(view(again, 2).value(row, 1)).isEqualTo(view(store, 2).value(row, 1));
        }
        assertThat(again.bytes()).isLessThanOrEqualTo(SMALL_CAP);
    }

    @Test
    void readersSeeWholeRowsWhileTheTrainerWrites() throws ExecutionException, InterruptedException {
        SpectrumStore store = new SpectrumStore(SMALL_CAP);
        store.keep(Matrix.GRADIENT, 1, 0, spectrum(0));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int looks = 0;
            while (!done.get()) {
                KeptRows.View kept = view(store, 1);
                for (int row = 0; row < kept.size(); row++) {
                    if (kept.value(row, 0) != kept.step(row) + 3 || kept.value(row, 2) != kept.step(row) + 1) {
                        throw new AssertionError("torn row at " + kept.step(row));
                    }
                }
                looks++;
            }
            return looks;
        });
        for (long step = 1; step < 300_000; step++) {
            store.keep(Matrix.GRADIENT, 1, step, spectrum(step));
        }
        done.set(true);
        assertThat(reader.get()).isPositive();
    }
}
