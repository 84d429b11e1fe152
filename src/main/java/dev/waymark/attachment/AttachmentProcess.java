package dev.waymark.attachment;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that reads documents. It takes them from standard input, each as its length and its bytes, and answers each with its facts
 * on standard output. It ends with its input, or after some seconds without a document.
 */
final class AttachmentProcess {

    private static final int READY = 1;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private AttachmentProcess() {}

    public static void main(String... arguments) throws IOException {
        AtomicLong idleSince = new AtomicLong(System.nanoTime());
        Thread watch = new Thread(() -> endWhenIdle(idleSince));
        watch.setDaemon(true);
        watch.start();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        System.setOut(System.err);
        PdfFile.prepare();
        out.write(READY);
        out.flush();
        answer(new DataInputStream(new BufferedInputStream(System.in)), out, idleSince);
    }

    private static void answer(DataInputStream in, DataOutputStream out, AtomicLong idleSince) throws IOException {
        while (true) {
            byte[] bytes;
            try {
                bytes = in.readNBytes(in.readInt());
            } catch (EOFException e) {
                return;
            }
            idleSince.set(Long.MAX_VALUE);
            facts(bytes).write(out);
            out.flush();
            idleSince.set(System.nanoTime());
        }
    }

    /** A file can break its reader in any way. */
    private static AttachmentFacts facts(byte[] bytes) {
        try {
            return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K'
                    ? OfficeFile.read(bytes)
                    : PdfFile.read(bytes);
        } catch (Exception | StackOverflowError e) {
            return AttachmentFacts.NONE;
        }
    }

    private static void endWhenIdle(AtomicLong idleSince) {
        try {
            while (idleSince.get() == Long.MAX_VALUE || System.nanoTime() - idleSince.get() < IDLE_NANOS) {
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
