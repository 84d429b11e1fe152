package dev.waymark.stub;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A DNS server on loopback, over UDP and TCP, that answers for the names that it was told and says of all others that there are none. By hand:
 * {@code java … DnsStandIn 18530 _waymark.harbour.example=waymark-site-verification=t …}; then the setting is as it prints it.
 */
public final class DnsStandIn implements AutoCloseable {

    private static final int MAX_UDP = 512;
    private static final long TTL = 60;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<String, List<Record>> zone = new ConcurrentHashMap<>();
    private final Map<String, Integer> failing = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int delayMillis;
    private volatile boolean silent;

    private DnsStandIn(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    public static DnsStandIn start(int port) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocket tcp = new ServerSocket(port, 50, loopback);
        DnsStandIn server =
                new DnsStandIn(new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort())), tcp);
        run(server::serveUdp);
        run(server::serveTcp);
        return server;
    }

    public static void main(String[] arguments) throws Exception {
        DnsStandIn server = start(Integer.parseInt(arguments[0]));
        for (String pair : Arrays.asList(arguments).subList(1, arguments.length)) {
            String[] parts = pair.split("=", 2);
            server.text(parts[0], parts[1]);
        }
        System.out.println("DNS_SERVER=" + server.address());
        Thread.currentThread().join();
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "dns");
        thread.setDaemon(true);
        thread.start();
    }

    /** As {@code DNS_SERVER} wants it. */
    public String address() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    /** One more TXT record, of these strings. */
    public DnsStandIn text(String name, String... strings) {
        return add(name, new TXTRecord(name(name), DClass.IN, TTL, List.of(strings)));
    }

    /** The name is another name for this one. */
    public DnsStandIn alias(String name, String target) {
        return add(name, new CNAMERecord(name(name), DClass.IN, TTL, name(target)));
    }

    private DnsStandIn add(String name, Record entry) {
        zone.computeIfAbsent(key(name), any -> new CopyOnWriteArrayList<>()).add(entry);
        return this;
    }

    /** Whatever is asked for is answered with this status, such as {@link Rcode#SERVFAIL}. */
    public DnsStandIn fail(String name, int status) {
        failing.put(key(name), status);
        return this;
    }

    /** Answers only after so many milliseconds. */
    public DnsStandIn delay(int milliseconds) {
        delayMillis = milliseconds;
        return this;
    }

    /** Answers nothing at all. */
    public DnsStandIn silent(boolean isSilent) {
        silent = isSilent;
        return this;
    }

    public DnsStandIn without(String name) {
        zone.remove(key(name));
        failing.remove(key(name));
        return this;
    }

    /** Has no names any more, and answers at once. */
    public void reset() {
        zone.clear();
        failing.clear();
        asked.clear();
        delayMillis = 0;
        silent = false;
    }

    /** What was asked, each with the protocol: {@code udp TXT name.}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private static Name name(String name) {
        try {
            return Name.fromString(key(name));
        } catch (TextParseException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private void serveUdp() {
        byte[] buffer = new byte[4_096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] question = Arrays.copyOf(buffer, packet.getLength());
                run(() -> answerUdp(question, packet.getSocketAddress()));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                // the next one
            }
        }
    }

    private void answerUdp(byte[] question, java.net.SocketAddress client) {
        try {
            Message answer = answer(new Message(question), "udp");
            if (!silent) {
                byte[] bytes = answer.toWire(MAX_UDP); // truncated, and marked so, when it is longer
                udp.send(new DatagramPacket(bytes, bytes.length, client));
            }
        } catch (IOException e) {
            // closed meanwhile
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                run(() -> answerTcp(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answerTcp(Socket client) {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
            byte[] question = new byte[in.readUnsignedShort()];
            in.readFully(question);
            byte[] bytes = answer(new Message(question), "tcp").toWire();
            if (!silent) {
                out.writeShort(bytes.length);
                out.write(bytes);
                out.flush();
            }
        } catch (IOException e) {
            // the client has left
        }
    }

    private Message answer(Message question, String protocol) {
        Record asks = question.getQuestion();
        asked.add(protocol + " " + Type.string(asks.getType()) + " " + asks.getName());
        pause();
        Message answer = new Message(question.getHeader().getID());
        Header header = answer.getHeader();
        header.setFlag(Flags.QR);
        header.setFlag(Flags.RA);
        header.setFlag(Flags.RD);
        answer.addRecord(asks, Section.QUESTION);
        String name = key(asks.getName().toString());
        if (failing.containsKey(name)) {
            header.setRcode(failing.get(name));
            return answer;
        }
        List<Record> entries = new ArrayList<>(entries(asks.getName()));
        entries.stream()
                .filter(entry -> entry.getType() == asks.getType() || entry.getType() == Type.CNAME)
                .forEach(entry -> answer.addRecord(entry, Section.ANSWER));
        if (entries.isEmpty()) {
            header.setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    /** Of a name that has none of its own, those of the wildcard above it. */
    private List<Record> entries(Name name) {
        List<Record> own = zone.get(key(name.toString()));
        if (own != null) {
            return own;
        }
        for (int labels = 1; labels < name.labels() - 1; labels++) {
            List<Record> wild = zone.get("*." + key(new Name(name, labels).toString()));
            if (wild != null) {
                return wild.stream()
                        .map(entry ->
                                Record.newRecord(name, entry.getType(), DClass.IN, TTL, entry.rdataToWireCanonical()))
                        .toList();
            }
        }
        return List.of();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(delayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
