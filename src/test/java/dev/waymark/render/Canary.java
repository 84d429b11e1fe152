package dev.waymark.render;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on every address of this machine, by TCP and by UDP, and counts what arrives. */
final class Canary implements AutoCloseable {

    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final AtomicInteger hits = new AtomicInteger();

    Canary() throws IOException {
        tcp = new ServerSocket(0, 100);
        udp = new DatagramSocket(tcp.getLocalPort());
        start(() -> tcp.accept().close());
        start(() -> udp.receive(new DatagramPacket(new byte[2000], 2000)));
    }

    private interface Arrival {
        void await() throws IOException;
    }

    private void start(Arrival arrival) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            arrival.await();
                            hits.incrementAndGet();
                        }
                    } catch (IOException e) {
                        // closed
                    }
                },
                "canary");
        thread.setDaemon(true);
        thread.start();
    }

    int hits() {
        return hits.get();
    }

    int port() {
        return tcp.getLocalPort();
    }

    /** Address and port for each address of this machine, and the names that lead to it. */
    List<String> addresses() throws IOException {
        List<String> addresses = new ArrayList<>(List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0"));
        for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            one.inetAddresses()
                    .map(InetAddress::getHostAddress)
                    .filter(address -> !address.contains(":") && !addresses.contains(address))
                    .forEach(addresses::add);
        }
        return addresses.stream().map(address -> address + ":" + port()).toList();
    }

    /** Whether it hears anything at all. */
    boolean works() throws IOException, InterruptedException {
        int before = hits();
        try (Socket socket = new Socket();
                DatagramSocket sender = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            sender.send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), port()));
            for (int tries = 0; tries < 500 && hits() < before + 2; tries++) {
                Thread.sleep(10);
            }
        }
        boolean heard = hits() == before + 2;
        hits.set(0);
        return heard;
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
