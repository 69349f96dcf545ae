<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Account</name>
    <message numerus="yes">
        <source>Signed in as {name}. %n clan(s).</source>
        <translation>
            <numerusform>Signed in as {name}. %n clan.</numerusform>
            <numerusform>Signed in as {name}. %n clans.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Address</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AirBar</name>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n watching</numerusform>
            <numerusform>%n watching</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AsRun</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message numerus="yes">
        <source>%n recording(s): {names}.</source>
        <translation>
            <numerusform>%n recording: {names}.</numerusform>
            <numerusform>%n recordings: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message numerus="yes">
        <source>%n others stay.</source>
        <translation>
            <numerusform>%n other stays.</numerusform>
            <numerusform>%n others stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n watching</numerusform>
            <numerusform>%n watching</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>%n reaction</numerusform>
            <numerusform>%n reactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat is back after {n} s. %n message(s) that were missed are here.</source>
        <translation>
            <numerusform>Chat is back after {n} s. %n message that was missed is here.</numerusform>
            <numerusform>Chat is back after {n} s. %n messages that were missed are here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A group with %n other(s)</source>
        <translation>
            <numerusform>A group with %n other</numerusform>
            <numerusform>A group with %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n watching</numerusform>
            <numerusform>%n watching</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n other reaction(s)</source>
        <translation>
            <numerusform>and %n other reaction</numerusform>
            <numerusform>and %n other reactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>The first item begins with %n second(s) of silence.</source>
        <translation>
            <numerusform>The first item begins with %n second of silence.</numerusform>
            <numerusform>The first item begins with %n seconds of silence.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n settings change with {file}:</source>
        <translation>
            <numerusform>%n setting changes with {file}:</numerusform>
            <numerusform>%n settings change with {file}:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings of the file are not known to this Airdesk and are passed over.</source>
        <translation>
            <numerusform>%n setting of the file is not known to this Airdesk and is passed over.</numerusform>
            <numerusform>%n settings of the file are not known to this Airdesk and are passed over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Invite</name>
    <message numerus="yes">
        <source>Bots in use %n</source>
        <translation>
            <numerusform>Bots in use %n</numerusform>
            <numerusform>Bots in use %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mixer</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n input(s)</source>
        <translation>
            <numerusform>%n input</numerusform>
            <numerusform>%n inputs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message numerus="yes">
        <source>Airdesk ended unexpectedly. %n source(s) can be brought back; nothing goes on air by itself.</source>
        <translation>
            <numerusform>Airdesk ended unexpectedly. %n source can be brought back; nothing goes on air by itself.</numerusform>
            <numerusform>Airdesk ended unexpectedly. %n sources can be brought back; nothing goes on air by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message numerus="yes">
        <source>%n more notice(s)</source>
        <translation>
            <numerusform>%n more notice</numerusform>
            <numerusform>%n more notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Playlist</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message numerus="yes">
        <source>%n people are waiting.</source>
        <translation>
            <numerusform>%n person is waiting.</numerusform>
            <numerusform>%n people are waiting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are watching.</source>
        <translation>
            <numerusform>%n person is watching.</numerusform>
            <numerusform>%n people are watching.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This item and %n more items are left.</source>
        <translation>
            <numerusform>This item and %n more item are left.</numerusform>
            <numerusform>This item and %n more items are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{time} of this item and %n more items are left.</source>
        <translation>
            <numerusform>{time} of this item and %n more item are left.</numerusform>
            <numerusform>{time} of this item and %n more items are left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quit</name>
    <message numerus="yes">
        <source>%n bot(s) in meetings</source>
        <translation>
            <numerusform>%n bot in a meeting</numerusform>
            <numerusform>%n bots in meetings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) being uploaded</source>
        <translation>
            <numerusform>%n file being uploaded</numerusform>
            <numerusform>%n files being uploaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Remote</name>
    <message numerus="yes">
        <source>Listening, %n surface(s) connected.</source>
        <translation>
            <numerusform>Listening, %n surface connected.</numerusform>
            <numerusform>Listening, %n surfaces connected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message numerus="yes">
        <source>Key accepted. %n bots active, answered in {time}, {when}.</source>
        <translation>
            <numerusform>Key accepted. %n bot active, answered in {time}, {when}.</numerusform>
            <numerusform>Key accepted. %n bots active, answered in {time}, {when}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingNames</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>{sending} of %n bots sending</source>
        <translation>
            <numerusform>{sending} of %n bot sending</numerusform>
            <numerusform>{sending} of %n bots sending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>certificate ends in %n day(s)</source>
        <translation>
            <numerusform>certificate ends in %n day</numerusform>
            <numerusform>certificate ends in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recording %n source(s)</source>
        <translation>
            <numerusform>Recording %n source</numerusform>
            <numerusform>Recording %n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Notices, %n unread</source>
        <translation>
            <numerusform>Notices, %n unread</numerusform>
            <numerusform>Notices, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message numerus="yes">
        <source>stalled for %n second(s)</source>
        <translation>
            <numerusform>stalled for %n second</numerusform>
            <numerusform>stalled for %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallHeader</name>
    <message numerus="yes">
        <source>%n source(s): {parts}</source>
        <translation>
            <numerusform>%n source: {parts}</numerusform>
            <numerusform>%n sources: {parts}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n invited</numerusform>
            <numerusform>%n invited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n joining</source>
        <translation>
            <numerusform>%n joining</numerusform>
            <numerusform>%n joining</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receiving</source>
        <translation>
            <numerusform>%n receiving</numerusform>
            <numerusform>%n receiving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stalled</source>
        <translation>
            <numerusform>%n stalled</numerusform>
            <numerusform>%n stalled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n ended</numerusform>
            <numerusform>%n ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
</TS>
