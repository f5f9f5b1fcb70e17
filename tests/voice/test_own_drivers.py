"""Where our driver cannot work, pyttsx3's own one speaks: sentences are told, phonemes are not read aloud."""

import json
import subprocess
import sys
import textwrap

DRIVER = """
import sys, types
module = types.ModuleType("pyttsx3.drivers.fake")
class Driver:
    def __init__(self, proxy): self.proxy, self.waiting = proxy, []
    def destroy(self): pass
    def startLoop(self): pass
    def endLoop(self): pass
    def say(self, text):
        self.proxy.setBusy(True); self.waiting.append(text)
        self.proxy.notify("started-utterance")
        print("heard: " + text, file=sys.stderr)
    def stop(self):
        if self.waiting:
            self.waiting.clear(); self.proxy.notify("finished-utterance", completed=False); self.proxy.setBusy(False)
    def iterate(self):
        self.proxy.setBusy(False)
        while True:
            if self.waiting:
                self.waiting.pop(0); self.proxy.notify("finished-utterance", completed=True); self.proxy.setBusy(False)
            yield
    def getProperty(self, name): return None
    def setProperty(self, name, value): print(f"{name}={value}", file=sys.stderr)
module.buildDriver = Driver
sys.modules[module.__name__] = module
import kiosk.voice.process as process
from kiosk.voice.espeak import EspeakError
def none(*_): raise EspeakError("no engine here")
process.OurSpeech = none
process.OWN_VOICES = {sys.platform: "fake"}
sys.argv = ["x", "--voices", "en-us"]
sys.exit(process.main())
"""


def test_a_sentence_is_said_in_plain_words_and_told():
    operations = [
        {"op": "set", "rate": 125, "volume": 0.5, "voice": "en-us"},
        {"op": "say", "id": 1, "text": "[[l'ITi@m]] helps.", "plain": "Lithium helps."},
    ]
    command = [sys.executable, "-c", textwrap.dedent(DRIVER)]
    process = subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1, text=True)
    for operation in operations:
        process.stdin.write(json.dumps(operation) + "\n")
        process.stdin.flush()
    told = []
    while not told or told[-1]["ev"] != "end":
        told.append(json.loads(process.stdout.readline()))
    process.stdin.close()
    errors = process.stderr.read()
    assert process.wait(10) == 0
    assert [event["ev"] for event in told] == ["ready", "start", "end"]
    assert told[0]["sink"] == "pyttsx3 fake"
    assert "heard: Lithium helps." in errors
    assert "rate=125" in errors
