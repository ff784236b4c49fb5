package org.balancetreasure.night.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.balancetreasure.night.transport.PartnerTransport.Events;
import org.balancetreasure.night.transport.PartnerTransport.Folders;
import org.balancetreasure.night.transport.RemoteFiles.Remote;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the partner has put ready into the inbox: each file is read under a name of its own beside the inbox,
 * looked at, and renamed into it. Data files come before what announces them. A file that lies in the inbox has the
 * size and the time of the one on the server, which tells what was collected before. A kill at any instant costs
 * nothing: a half file is gone on with as long as the one on the server is the same.
 */
final class Collection {

    /**
     * What was left lying on the server for longer is not looked at: it was collected long ago, and may be archived.
     */
    private static final Duration LOOKED_AT = Duration.ofDays(180);

    private final RemoteFiles remote;
    private final String folder;
    private final @Nullable String done;
    private final Folders folders;
    private final Events events;

    Collection(RemoteFiles remote, String folder, @Nullable String done, Folders folders, Events events) {
        this.remote = remote;
        this.folder = folder;
        this.done = done;
        this.folders = folders;
        this.events = events;
    }

    void run() throws IOException {
        // As in a delivery: what an announcement is about was there before it.
        List<Remote> announcements = files().stream()
                .filter(file -> TransferNames.isAnnouncement(file.name())).toList();
        for (Remote file : files()) {
            if (!TransferNames.isAnnouncement(file.name())) {
                collect(file);
            }
        }
        for (Remote file : announcements) {
            collect(file);
        }
    }

    private List<Remote> files() throws IOException {
        long oldest = Instant.now().minus(LOOKED_AT).getEpochSecond();
        return remote.list(folder).stream()
                .filter(file -> done != null || file.modifiedAt() == 0 || file.modifiedAt() > oldest).toList();
    }

    private void collect(Remote file) throws IOException {
        Path target = folders.in().resolve(file.name());
        if (!isCollected(file, target)) {
            Path part = folders.collecting()
                    .resolve(file.name() + "." + file.size() + "-" + file.modifiedAt() + ".part");
            remote.read(folder, file, part);
            if (!file.equals(remote.find(folder, file.name())) || Files.size(part) != file.size()) {
                // It is still being written: it comes with the next look.
                Files.delete(part);
                return;
            }
            Files.setLastModifiedTime(part, FileTime.from(file.modifiedAt(), TimeUnit.SECONDS));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            events.collected(file.name());
            deleteOlderParts(file.name());
        }
        if (done != null) {
            remote.rename(folder, file.name(), done, file.name());
        }
    }

    private static boolean isCollected(Remote file, Path target) throws IOException {
        return Files.exists(target) && Files.size(target) == file.size()
                && Files.getLastModifiedTime(target).to(TimeUnit.SECONDS) == file.modifiedAt();
    }

    private void deleteOlderParts(String name) throws IOException {
        List<Path> parts;
        try (Stream<Path> files = Files.list(folders.collecting())) {
            parts = files.filter(file -> String.valueOf(file.getFileName()).startsWith(name + ".")).toList();
        }
        for (Path part : parts) {
            Files.delete(part);
        }
    }
}
