# Runs in namespaces of its own, as their root, and becomes the browser. Arguments: the browser, then its flags.
# Standard input and output become descriptors 3 and 4, the pipe of the browser. First goes a report on the network, up to a zero byte.
set -eu
exec 3<&0 4>&1 0</dev/null 1>&2
browser=$1
shift
ulimit -c 0
ulimit -d "$WAYMARK_DATA_KIB"
echo 1000 >/proc/self/oom_score_adj
# Nothing of the machine's own data is visible, and what the browser writes is memory that goes with it.
for folder in /home /root /run /srv /mnt /media /var; do
    case $browser in
    "$folder"/*) ;;
    *) if [ -d "$folder" ]; then mount -t tmpfs -o size=4k tmpfs "$folder"; fi ;;
    esac
done
mount -t tmpfs -o size=192m,mode=1777 tmpfs /tmp
cd /tmp
{
    readlink /proc/self/ns/net
    echo devices
    cat /proc/net/dev
    echo routes
    cat /proc/net/route
    echo routes6
    if [ -e /proc/net/ipv6_route ]; then cat /proc/net/ipv6_route; fi
    echo end
    printf '\0'
} >&4
exec unshare --user --map-user=1000 --map-group=1000 \
    env -i PATH=/usr/bin:/bin HOME=/tmp LANG=C.UTF-8 TZ=UTC \
    DBUS_SESSION_BUS_ADDRESS=disabled: DBUS_SYSTEM_BUS_ADDRESS=disabled: \
    "$browser" "$@" --user-data-dir=/tmp/profile
