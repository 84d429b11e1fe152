# Sourced by bin/lab/restore and bin/lab/image: starts the newest PostgreSQL that Debian's packages have installed, in a folder of its own
# on loopback, and ends it with the script. Sets folder, programs and port.
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || { echo "$0 needs PostgreSQL: apt-get install -y postgresql" >&2; exit 1; }
folder=$(mktemp -d)
chmod 711 "$folder"
port=$((20000 + $$ % 10000))
as=
mkdir "$folder/database"
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder/database"
  as="runuser -u postgres --"
fi
stop_postgresql() {
  (cd / && $as "$programs/pg_ctl" --pgdata="$folder/database/data" --mode=immediate --silent stop) || true
  rm -rf "$folder"
}
trap stop_postgresql EXIT
(cd "$folder/database" &&
  $as "$programs/initdb" --pgdata="$folder/database/data" --username=postgres --auth=trust --no-sync >/dev/null &&
  $as "$programs/pg_ctl" --pgdata="$folder/database/data" --silent --wait --log="$folder/database/log" \
    --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=" start)
"$programs/createdb" --host=127.0.0.1 --port="$port" --username=postgres waymark
