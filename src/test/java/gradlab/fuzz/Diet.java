package gradlab.fuzz;

import gradlab.catalogue.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One kind of file that the lab reads.
 *
 * @param file name of the file that is spoilt
 * @param besides other files that stand beside it and are good
 * @param seed a good one
 * @param archive whether it is a zip archive, whose entries are spoilt too
 * @param most bytes that a good file of any length may need
 * @param mayFailToRead whether an IOException is among what its reader promises
 * @param keepsThingsBesideIt whether the reader works in the file's own folder
 */
record Diet(String name, String file, Map<String, byte[]> besides, byte[] seed, boolean archive, long most, boolean mayFailToRead,
        boolean keepsThingsBesideIt, Reader reader) {

    /** What the lab does with the file. */
    interface Reader {
        /**
         * @param in the folder with the file
         * @param out where something may be written
         * @return what it found wrong without giving up
         */
        List<Problem> read(Path in, Path out) throws Exception;
    }

    static Diet of(String name, String file, byte[] seed, Reader reader) {
        return new Diet(name, file, Map.of(), seed, false, 0, false, false, reader);
    }

    Diet beside(Map<String, byte[]> files) {
        return new Diet(name, file, files, seed, archive, most, mayFailToRead, keepsThingsBesideIt, reader);
    }

    Diet ofEntries() {
        return new Diet(name, file, besides, seed, true, most, mayFailToRead, keepsThingsBesideIt, reader);
    }

    Diet needing(long bytes) {
        return new Diet(name, file, besides, seed, archive, bytes, mayFailToRead, keepsThingsBesideIt, reader);
    }

    Diet mayFail() {
        return new Diet(name, file, besides, seed, archive, most, true, keepsThingsBesideIt, reader);
    }

    Diet inItsFolder() {
        return new Diet(name, file, besides, seed, archive, most, mayFailToRead, true, reader);
    }

    /** Puts the spoilt file and its good neighbours into a folder. */
    void lay(Path folder, byte[] hostile) throws IOException {
        for (Map.Entry<String, byte[]> good : besides.entrySet()) {
            Path path = folder.resolve(good.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, good.getValue());
        }
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, hostile);
    }
}
